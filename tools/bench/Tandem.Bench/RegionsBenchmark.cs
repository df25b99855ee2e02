namespace Tandem.Bench;

/// <summary>More regions: time and memory for each must not grow with their number.</summary>
internal sealed class RegionsBenchmark(string root, string scratch) : IBenchmark
{
    private static readonly int[] Counts = [2, 20, 200];

    public string Name => "regions";

    public async Task RunAsync()
    {
        Console.WriteLine("\nvalidate on generated regions, one cold and one cached run each\n");
        Console.WriteLine("| regions | objects | cold ms | ms a region | peak MB | cached ms | cached ms a region |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var count in Counts)
        {
            var tree = GeneratedRegions.Write(root, Path.Combine(scratch, $"regions-{count}"), count);
            var environment = new Dictionary<string, string> { ["TANDEM_CACHE"] = Path.Combine(scratch, $"cache-{count}"), ["TANDEM_STATE"] = Path.Combine(scratch, "state") };
            var tool = TandemTool.All(root)[^1];
            var cold = await tool.RunAsync(tree, environment, "validate");
            var cached = await tool.RunAsync(tree, environment, "validate");
            var objects = cold.Output.Split('\n').Single(line => line.StartsWith("  schemas", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
            Console.WriteLine($"| {count} | {objects} | {cold.Milliseconds:0} | {cold.Milliseconds / count:0.0} | {cold.PeakMegabytes:0} | {cached.Milliseconds:0} | {cached.Milliseconds / count:0.0} |");
        }
    }
}

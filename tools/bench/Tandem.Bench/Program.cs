using Tandem.Bench;

// dotnet cake --target=Bench [--filter=fleet|corpus|regions|infra|gateway|diff]
var filter = args is ["--filter", var name, ..] ? name : args is [var only, ..] && only.StartsWith("--filter=", StringComparison.Ordinal) ? only[9..] : "";
var root = Repository.Root();
var scratch = Directory.CreateTempSubdirectory("tandem-bench-").FullName;
try
{
    foreach (var benchmark in new IBenchmark[] { new FleetBenchmark(root, scratch), new CorpusBenchmark(root, scratch), new RegionsBenchmark(root, scratch), new InfraBenchmark(root, scratch), new GatewayBenchmark(scratch), new DiffBenchmark(root, scratch) })
    {
        if (filter.Length == 0 || benchmark.Name == filter)
        {
            await benchmark.RunAsync();
        }
    }

    return 0;
}
finally
{
    Directory.Delete(scratch, recursive: true);
}

using System.Globalization;
using System.Text.Json;
using Tandem.Manifests;
using Tandem.Terraform;
using Tandem.Twin.Providers;

namespace Tandem.Bench;

/// <summary>The layer terraform alone, as a whole process, against plain <c>terraform plan</c> with the providers already up.</summary>
internal sealed class InfraBenchmark(string root, string scratch) : IBenchmark
{
    private const int Rounds = 11;
    private static readonly string[] Others = [.. Rules.Layers.All.Where(layer => layer != Rules.Layers.Terraform).SelectMany(layer => new[] { "--skip", layer })];

    public string Name => "infra";

    public async Task RunAsync()
    {
        await using var providers = await new EmbeddedProviderHost().StartAsync(null, CancellationToken.None);
        using var copy = InfraScratch.Create(new Workspace(root), keepBackend: false);
        var offline = TerraformEnvironment.Offline(providers.ReattachProviders);
        Task<Outcome> Plain() => Run.ProcessAsync("terraform", copy.Folder, offline, "plan", "-refresh=false", "-lock=false", "-input=false", "-no-color");

        var theirs = (await Plain()).Output.Split("Plan: ")[^1].Split(' ')[0];
        var ours = ResourcesOf((await TandemAsync(TandemTool.All(root)[0], "--report", "json")).Output);
        Console.WriteLine($"\ntandem plans {ours} resources, terraform {theirs}");
        if (ours != theirs)
        {
            throw new InvalidOperationException("The counts differ: the times would compare nothing.");
        }

        await Race.RunAsync("the layer terraform", Rounds,
        [
            new Contender("terraform plan, providers up", Plain),
            .. TandemTool.All(root).SelectMany(tool => new[]
            {
                new Contender($"tandem validate, this layer alone, --no-cache{tool.Suffix}", () => TandemAsync(tool, "--no-cache")),
                new Contender($"tandem validate, this layer alone, cached{tool.Suffix}", () => TandemAsync(tool)),
            }),
        ]);
        var stages = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            stages.Add(StageOf((await TandemAsync(TandemTool.All(root)[0], "--timings")).Output));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nthe stage itself, from the plan's cache: median {stages.Order().ElementAt(Rounds / 2):0.0} ms, least {stages.Min():0.0} ms"));
    }

    private Task<Outcome> TandemAsync(TandemTool tool, params string[] more)
    {
        var environment = new Dictionary<string, string> { ["TANDEM_CACHE"] = Path.Combine(scratch, "cache"), ["TANDEM_STATE"] = Path.Combine(scratch, "state") };
        return tool.RunAsync(root, environment, ["validate", .. Others, .. more]);
    }

    private static string ResourcesOf(string report)
    {
        using var json = JsonDocument.Parse(report);
        var layer = json.RootElement.GetProperty("coverage").GetProperty("layers").EnumerateArray().First(candidate => candidate.GetProperty("name").GetString() == Rules.Layers.Terraform);
        return layer.GetProperty("checked").GetProperty("resources").ToString();
    }

    private static double StageOf(string report) => double.Parse(
        report.Split('\n').First(line => line.TrimStart().StartsWith("terraform ", StringComparison.Ordinal) && line.EndsWith(" ms", StringComparison.Ordinal)).Split(' ')[^2], CultureInfo.InvariantCulture);
}

namespace Tandem.Bench;

/// <summary>
/// This repository, whole: <c>tandem validate</c> against the two <c>kubectl kustomize</c> runs that a person would type for the overlays,
/// and against those that render all that it checks.
/// </summary>
internal sealed class FleetBenchmark(string root, string scratch) : IBenchmark
{
    private const int Rounds = 15;

    public string Name => "fleet";

    public Task RunAsync() => Race.RunAsync("validate on this repository", Rounds,
    [
        new Contender("kubectl kustomize, both overlays one after the other", () => KubectlAsync("clusters/europe-west4", "clusters/us-east5")),
        new Contender("kubectl kustomize, every unit one after the other", () => KubectlAsync(Repository.Units(root))),
        .. TandemTool.All(root).SelectMany(tool => new[]
        {
            new Contender($"tandem validate --no-cache{tool.Suffix}", () => TandemAsync(tool, "--no-cache")),
            new Contender($"tandem validate, cached{tool.Suffix}", () => TandemAsync(tool)),
        }),
    ]);

    private async Task<Outcome> KubectlAsync(params string[] folders)
    {
        var (milliseconds, peak) = (0.0, 0.0);
        foreach (var folder in folders)
        {
            var one = await Run.ProcessAsync("kubectl", root, new Dictionary<string, string>(), "kustomize", folder);
            (milliseconds, peak) = (milliseconds + one.Milliseconds, Math.Max(peak, one.PeakMegabytes));
        }

        return new Outcome(0, "", milliseconds, peak);
    }

    private Task<Outcome> TandemAsync(TandemTool tool, params string[] more)
    {
        var environment = new Dictionary<string, string> { ["TANDEM_CACHE"] = Path.Combine(scratch, "cache"), ["TANDEM_STATE"] = Path.Combine(scratch, "state") };
        return tool.RunAsync(root, environment, ["validate", "--skip", "terraform", .. more]);
    }
}

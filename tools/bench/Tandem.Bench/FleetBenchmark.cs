namespace Tandem.Bench;

/// <summary>This repository, whole: <c>tandem validate</c> against the two <c>kubectl kustomize</c> runs that a person would type.</summary>
internal sealed class FleetBenchmark(string root, string scratch) : IBenchmark
{
    private const int Rounds = 15;

    public string Name => "fleet";

    public Task RunAsync() => Race.RunAsync("validate on this repository", Rounds,
        new Contender("kubectl kustomize, both overlays one after the other", KubectlAsync),
        new Contender("tandem validate --no-cache", () => TandemAsync("--no-cache")),
        new Contender("tandem validate, cached", () => TandemAsync()));

    private async Task<Outcome> KubectlAsync()
    {
        var none = new Dictionary<string, string>();
        var first = await Run.ProcessAsync("kubectl", root, none, "kustomize", "clusters/europe-west4");
        var second = await Run.ProcessAsync("kubectl", root, none, "kustomize", "clusters/us-east5");
        return new Outcome(0, "", first.Milliseconds + second.Milliseconds, Math.Max(first.PeakMegabytes, second.PeakMegabytes));
    }

    private Task<Outcome> TandemAsync(params string[] more)
    {
        var environment = new Dictionary<string, string> { ["TANDEM_CACHE"] = Path.Combine(scratch, "cache"), ["TANDEM_STATE"] = Path.Combine(scratch, "state") };
        return Run.ProcessAsync("dotnet", root, environment, [Repository.Tool(root), "validate", "--skip", "terraform", .. more]);
    }
}

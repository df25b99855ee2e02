using Shouldly;
using Tandem.Live.Clusters;
using Tandem.Live.Jobs;
using Tandem.Live.Load;
using Tandem.Manifests;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live.Jobs;

/// <summary>The dead man, by a real Python against the twin's API: it puts back what a killed drill changed, and leaves a living one alone.</summary>
[Collection(RunningTwinCollection.Name)]
public sealed class DeadManTests(RunningTwin twin)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DeadMan_PutsBackWhatAKilledDrillChanged()
    {
        await twin.QuietAsync();
        var before = await twin.DumpAsync();
        await twin.DrillAsync(process => _ = Task.Run(async () =>
        {
            await Wait.UntilAsync(async _ => await ReplicasAsync() == 0, TimeSpan.FromSeconds(60), TimeProvider.System, Cancel);
            process.Kill();
        }, Cancel));

        var result = await RunAsync("2");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("put back: replicas of vllm-gemma");
        result.Output.ShouldContain("put back: automated of root");
        (await ReplicasAsync()).ShouldBe(1);
        // The other regions' copies of the record are the next start's.
        (await twin.RunAsync("drill", "abort", "--twin")).ExitCode.ShouldBe(0);
        (await twin.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task DeadMan_EndsWithTheDrill_AndTouchesNothing()
    {
        await twin.QuietAsync();
        var drill = twin.DrillAsync(null);
        await Wait.UntilAsync(async _ => await twin.RecordAsync() is not null, TimeSpan.FromSeconds(60), TimeProvider.System, Cancel);

        var result = await RunAsync("6");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldBe("the record is gone: nothing is left to do\n");
        (await drill).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Outfit_IsBroughtAndTakenAway()
    {
        await twin.QuietAsync();
        var before = await twin.DumpAsync();
        var kustomize = await RenderedFleet.UnitAsync(RealRepository.Root, DrillManifests.Folder);
        var manifests = new DrillManifests([.. kustomize.Objects.Select(one => NodeJson.Of(one.Manifest.Root)!.AsObject())], twin.Fleet.Names);
        var outfit = new DrillOutfit(twin.Fleet, manifests, TimeProvider.System);

        await outfit.BringAsync(RunningTwin.Target, Cancel);
        var job = (await twin.Fleet[RunningTwin.Target].FindAsync(Resources.Jobs, "gemma", DrillManifests.DeadManJob, Cancel)).ShouldNotBeNull();
        await outfit.BringAsync(RunningTwin.Target, Cancel);
        await outfit.TakeAwayAsync(RunningTwin.Target, Cancel);

        job.Items("spec", "template", "spec", "containers").Single().Items("env").Single(variable => variable.Text("name") == "REGION").Text("value").ShouldBe(RunningTwin.Target);
        (await twin.DumpAsync()).ShouldBe(before);
    }

    private async Task<int?> ReplicasAsync() => (await twin.Fleet[RunningTwin.Target].FindAsync(Resources.Deployments, "gemma", "vllm-gemma", Cancel)).Number("spec", "replicas");

    private Task<CommandLine.Result> RunAsync(string silence) => CommandLine.RunAsync(Python.Find(), RealRepository.Root, ["base/drill/scripts/dead_man.py"],
        environment: [("API_SERVER", twin.Api(RunningTwin.Target)), ("NAMESPACE", "gemma"), ("REGION", RunningTwin.Target), ("SILENCE_SECONDS", silence), ("PYTHONUNBUFFERED", "1")]);
}

using Shouldly;
using Tandem.Live.Clusters;
using Tandem.Live.Jobs;
using Tandem.Live.Load;
using Tandem.Live.Targets;
using Tandem.Manifests;
using Tandem.Tests.Live.Load;
using Tandem.Tests.Support;
using Tandem.Tests.Twin.Kubernetes.Support;
using Tandem.Twin.Kubernetes;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Live.Jobs;

/// <summary>The load of a live drill as a whole, against the twin's API: objects brought, Job made, script run, log followed, clocks joined, all taken away.</summary>
public sealed class JobLoadTests
{
    private const double Rate = 40;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);
    private static readonly FleetNames Names = new(["us"], "us", "gemma", "argocd", "gemma-server", "gateway", "pool", "gemma-objective", "gemma");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_IsSentByAJob_RaisedByASecond_AndLeavesNothing()
    {
        await using var server = await ModelServer.StartAsync();
        await using var player = new JobPlayer();
        await using var twin = await TwinFixture.StartAsync(new TwinApiOptions { Logs = player.Log });
        player.Follow(twin.Store);
        using var fleet = await FleetAsync(twin);
        var manifests = await ManifestsAsync();
        var outfit = new DrillOutfit(fleet, manifests, TimeProvider.System);
        await outfit.BringAsync("us", Cancel);
        var (log, load) = (new LoadLog(), new JobLoad(fleet, "us", new LoadProfile([server.Address], Rate, "gemma", "gemma-objective"), manifests, TimeProvider.System));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        var running = load.RunAsync(log, end.Token);
        await UntilAsync(() => log.Now > TimeSpan.FromSeconds(1) && log.Snapshot().Count >= Rate * 2);
        await load.SetRateAsync(Rate * 2, Cancel);
        await UntilAsync(() => player.Environments.Count == 2 && server.Requests > Rate * 6);
        await end.CancelAsync();
        await running;
        await outfit.TakeAwayAsync("us", Cancel);

        var samples = log.Snapshot();
        samples.ShouldAllBe(sample => sample.IsGood && sample.Region == "region-a" && sample.Due >= TimeSpan.Zero && sample.Ended <= log.Now);
        // The script counts from its own start: joined to ours, what it sent first was due after the Job was made and a request each 25 ms from then on.
        var first = samples.Min(sample => sample.Due);
        LoadWindow.Of(samples, first, first + TimeSpan.FromSeconds(1.5), Rate).AchievedRate.ShouldBeInRange(Rate * 0.9, Rate * 1.1);
        player.Environments["tandem-drill-load"]["RATE"].ShouldBe("40");
        player.Environments["tandem-drill-load-more"]["RATE"].ShouldBe("40");
        server.Objective.ShouldBe("gemma-objective");
        twin.Store.List("batch", "Job").ShouldBeEmpty();
        // A Job's Pod goes after it.
        await UntilAsync(() => !twin.Store.List("", "Pod").Any());
        twin.Store.List("", "ConfigMap").ShouldNotContain(map => map.Key.Name == "tandem-drill-scripts");
        twin.Store.List("rbac.authorization.k8s.io", "Role").ShouldBeEmpty();
    }

    [Fact]
    public async Task Load_WaitsForTheAnswersThatAreStillOpen()
    {
        await using var server = await ModelServer.StartAsync();
        server.Slowness = TimeSpan.FromSeconds(1.5);
        await using var player = new JobPlayer();
        await using var twin = await TwinFixture.StartAsync(new TwinApiOptions { Logs = player.Log });
        player.Follow(twin.Store);
        using var fleet = await FleetAsync(twin);
        var manifests = await ManifestsAsync();
        await new DrillOutfit(fleet, manifests, TimeProvider.System).BringAsync("us", Cancel);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var log = new LoadLog();

        var running = new JobLoad(fleet, "us", new LoadProfile([server.Address], Rate, "gemma", "gemma-objective"), manifests, TimeProvider.System).RunAsync(log, end.Token);
        await UntilAsync(() => log.Snapshot().Count > 0);
        var open = server.Requests;
        log.Snapshot().Count.ShouldBeLessThan(open);
        await end.CancelAsync();
        await running;

        log.Snapshot().Count(sample => sample.IsGood).ShouldBeGreaterThanOrEqualTo(open);
    }

    [Fact]
    public async Task Load_WhoseJobIsRefused_Ends_AndSendsNothing()
    {
        await using var twin = await TwinFixture.StartAsync(new TwinApiOptions { Fault = asked => asked is { Verb: "create", Resource: "jobs" } ? new ApiException(403, "Forbidden", "no") : null });
        using var fleet = await FleetAsync(twin);
        var log = new LoadLog();

        await new JobLoad(fleet, "us", new LoadProfile([new Uri("http://127.0.0.1:1/")], Rate, "gemma", "gemma-objective"), await ManifestsAsync(), TimeProvider.System).RunAsync(log, Cancel);

        log.Snapshot().ShouldBeEmpty();
        twin.Store.List("batch", "Job").ShouldBeEmpty();
    }

    private static async Task<LiveFleet> FleetAsync(TwinFixture twin)
    {
        foreach (var space in new[] { "gemma", "argocd" })
        {
            twin.Store.Create(new ObjectKey("", "Namespace", "", space), []);
        }

        return new LiveFleet(Names, new Dictionary<string, ClusterClient>(StringComparer.Ordinal) { ["us"] = await ClusterConnector.OpenAsync(twin.WriteKubeconfig(), "us", "us", TimeProvider.System) }, null);
    }

    private static async Task<DrillManifests> ManifestsAsync()
    {
        var rendered = await RenderedFleet.UnitAsync(RealRepository.Root, DrillManifests.Folder);
        return new DrillManifests([.. rendered.Objects.Select(one => NodeJson.Of(one.Manifest.Root)!.AsObject())], Names);
    }

    private static async Task UntilAsync(Func<bool> condition) => (await Wait.UntilAsync(condition, Soon, TimeProvider.System, Cancel)).ShouldBeTrue();
}

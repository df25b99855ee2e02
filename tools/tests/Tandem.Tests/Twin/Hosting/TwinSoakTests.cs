using Shouldly;
using Tandem.Tests.Support;
using Tandem.Tests.Twin.Simulation;
using Tandem.Twin.Hosting;
using Tandem.Twin.Simulation.Faults;

namespace Tandem.Tests.Twin.Hosting;

public sealed class TwinSoakTests
{
    // What runtime and caches settle at differs by this much between two quiet moments.
    private const double Leeway = 1.15;

    [Fact]
    public async Task HourAtFactor60_HoldsMemoryFlat()
    {
        Assert.SkipUnless(Soak.IsOn, "takes a minute; target Soak runs it");
        var cancel = TestContext.Current.CancellationToken;
        await using var host = await TwinHost.StartAsync(CodelabTwin.Options(new TestGround()) with { Speed = 60 }, cancel);
        var applier = new ManifestApplier(new HttpClient(), TestGround.Us, host.Apis[TestGround.Us]);
        await applier.ApplyAsync([new RenderedSource(TestGround.Us, "x", TestFleet.Objects("apiVersion: v1\nkind: Namespace\nmetadata: {name: gemma}")), new RenderedSource(TestGround.Us, "y", TestFleet.Objects(TestManifests.Loader + "\n---\n" + TestManifests.Server()))], cancel);
        await BusyAsync(host, TimeSpan.FromMinutes(10));
        var early = GC.GetTotalMemory(forceFullCollection: true);
        await BusyAsync(host, TimeSpan.FromMinutes(60));
        var late = GC.GetTotalMemory(forceFullCollection: true);
        ((double)late / early).ShouldBeLessThan(Leeway, $"{early / 1024} KiB after 10 minutes, {late / 1024} KiB after 70");
    }

    // A crash every five minutes keeps events, restarts and new Pods coming.
    private static async Task BusyAsync(TwinHost host, TimeSpan simulated)
    {
        for (var passed = TimeSpan.Zero; passed < simulated; passed += TimeSpan.FromMinutes(5))
        {
            host.Faults.Add(new Fault("", TestGround.Us, FaultKind.Crash) { Until = host.Clock.GetUtcNow().AddSeconds(20) });
            await Task.Delay(TimeSpan.FromMinutes(5), host.Clock, TestContext.Current.CancellationToken);
        }
    }
}

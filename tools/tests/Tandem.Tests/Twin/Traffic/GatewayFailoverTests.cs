using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Twin.Traffic;

namespace Tandem.Tests.Twin.Traffic;

/// <summary>What clients see when a server fails, and how the policies move it.</summary>
public sealed class GatewayFailoverTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Detection_TakesIntervalTimesThreshold()
    {
        // Ten times as fast: 0.1 s twice, and 0.5 s five times.
        var quick = await DetectionAsync(interval: 1, threshold: 2);
        var slow = await DetectionAsync(interval: 5, threshold: 5);
        quick.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.1));
        slow.ShouldBeGreaterThan(TimeSpan.FromSeconds(2));
        slow.ShouldBeGreaterThan(quick);
    }

    [Fact]
    public async Task Server_ThatIsBack_GetsTrafficAfterItsHealthyThreshold()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(objects: fleet => Probe(fleet, interval: 1, threshold: 1));
        fleet.EditDefault(GatewayObjects.Health, policy => policy["healthyThreshold"] = 5);
        fleet.NearStub.Hang = true;
        await Soon.TrueAsync(() => fleet.Gateway.Endpoints.Any(endpoint => !endpoint.Healthy), "the hang is seen");
        var began = Stopwatch.GetTimestamp();
        fleet.NearStub.Hang = false;
        await fleet.SoonAnsweredByAsync(GatewayFleet.Near);
        Stopwatch.GetElapsedTime(began).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.3));
    }

    [Fact]
    public async Task Retry_HidesACrash_ThatNoProbeHasSeen()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(new GatewayOptions { Retry = true }, objects: fleet => Probe(fleet, interval: 300, threshold: 10));
        await fleet.NearStub.CrashAsync();
        for (var i = 0; i < 5; i++)
        {
            (await fleet.AnswererAsync()).ShouldBe(GatewayFleet.Far);
        }

        // An answer is counted when it has ended, which its client may know a moment earlier.
        await Soon.TrueAsync(() => fleet.TrafficOf(GatewayFleet.Far).Requests == 5, "five answers are counted");
        (fleet.NearTraffic.Retries, fleet.NearTraffic.Errors).ShouldBe((5, 0));
    }

    [Fact]
    public async Task NoRetry_ShowsACrash_UntilAProbeSeesIt()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(objects: fleet => Probe(fleet, interval: 300, threshold: 10));
        await fleet.NearStub.CrashAsync();
        (await fleet.AnswererAsync()).ShouldBe("503");
        (fleet.NearTraffic.Retries, fleet.NearTraffic.Errors).ShouldBe((0, 1));
    }

    [Fact]
    public async Task PassiveEjection_TakesACrashedServerOut_BeforeAnyProbe()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(new GatewayOptions { PassiveEjection = true }, objects: fleet => Probe(fleet, interval: 300, threshold: 10));
        await fleet.NearStub.CrashAsync();
        var answers = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add(await fleet.AnswererAsync());
        }

        answers.ShouldBe(["503", "503", "503", GatewayFleet.Far, GatewayFleet.Far]);
    }

    [Fact]
    public async Task TryTimeout_WithRetry_HidesAHang()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(
            new GatewayOptions { Retry = true, TryTimeout = TimeSpan.FromMilliseconds(500) }, objects: fleet => Probe(fleet, interval: 300, threshold: 10));
        fleet.NearStub.Hang = true;
        (await fleet.AnswererAsync()).ShouldBe(GatewayFleet.Far);
        fleet.NearTraffic.Retries.ShouldBe(1);
    }

    [Fact]
    public async Task TimeoutSec_Is504()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(stub: options => options with { FirstToken = Stubs.Forever });
        fleet.EditDefault(GatewayObjects.Backend, policy => policy["timeoutSec"] = 1);
        await Soon.TrueAsync(async () => await AskBrieflyAsync(fleet) == HttpStatusCode.GatewayTimeout, "the policy's time is up");
        fleet.NearTraffic.Errors.ShouldBe(1);
    }

    [Theory]
    [InlineData(600, true)]
    [InlineData(0, false)]
    public async Task Draining_OfAPodThatLeaves_SavesItsStreams(int seconds, bool saved)
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(
            stub: options => options with { PerToken = TimeSpan.FromMilliseconds(2) },
            objects: fleet => fleet.EditDefault(GatewayObjects.Backend, policy => policy["connectionDraining"]!["drainingTimeoutSec"] = seconds));
        using var stream = await fleet.ChatAsync(Stubs.LongStream(400), wholeBody: false);
        Stubs.RegionOf(stream).ShouldBe(GatewayFleet.Near);
        fleet.Store(GatewayFleet.Near).Delete(GatewayObjects.PodKey($"vllm-{GatewayFleet.Near}"), graceSeconds: 660);
        await fleet.SoonAnsweredByAsync(GatewayFleet.Far);
        (await IsWholeAsync(stream)).ShouldBe(saved);
        await Soon.TrueAsync(() => fleet.NearTraffic.StreamsCut == (saved ? 0 : 1) && fleet.NearTraffic.InFlight == 0, "the cut is counted");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pod_ThatDies_IsSentTo_UntilAProbeSeesIt(bool isDeleted)
    {
        // No probe for half a minute: what is seen until then is the objects' doing alone.
        await using var fleet = await GatewayFleet.StartHealthyAsync(objects: fleet => Probe(fleet, interval: 300, threshold: 2));
        await fleet.NearStub.CrashAsync();
        Die(fleet, isDeleted);
        // The other region goes by its object, which shows that the gateway has looked again.
        fleet.Edit(GatewayObjects.Pool, pool => pool["metadata"]!["annotations"]!.AsObject().Clear(), GatewayFleet.Far);
        await Soon.TrueAsync(() => fleet.Gateway.Endpoints.All(endpoint => endpoint.Region == GatewayFleet.Near), "the other region is gone");

        fleet.Gateway.Endpoints.ShouldHaveSingleItem().Healthy.ShouldBeTrue();
        (await fleet.AnswererAsync()).ShouldBe("503");
        fleet.NearTraffic.Errors.ShouldBe(1);
        Probe(fleet, interval: 1, threshold: 1);
        await Soon.TrueAsync(() => !fleet.Gateway.Endpoints.Any(endpoint => endpoint.Healthy), "a probe has seen it");
    }

    [Fact]
    public async Task Crash_CutsStreams_AndTheyAreCounted()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(new GatewayOptions { Retry = true }, stub: options => options with { PerToken = TimeSpan.FromMilliseconds(2), MaxModelLength = 200_000, KvCacheTokens = 2_000_000 });
        var streams = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => fleet.ChatAsync(Stubs.LongStream(), wholeBody: false)));
        await fleet.NearStub.CrashAsync();
        foreach (var stream in streams)
        {
            (await IsWholeAsync(stream)).ShouldBeFalse();
            stream.Dispose();
        }

        await Soon.TrueAsync(() => fleet.NearTraffic is { StreamsCut: 3, Errors: 3, InFlight: 0 }, "three cuts are counted");
    }

    [Fact]
    public async Task Client_ThatLeaves_IsNoError()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(stub: options => options with { PerToken = TimeSpan.FromMilliseconds(2), MaxModelLength = 200_000 });
        using (var stream = await fleet.ChatAsync(Stubs.LongStream(), wholeBody: false))
        {
            stream.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await Soon.TrueAsync(() => fleet.NearTraffic is { Requests: 1, InFlight: 0 }, "it has ended");
        (fleet.NearTraffic.Errors, fleet.NearTraffic.StreamsCut).ShouldBe((0, 0));
        await Soon.TrueAsync(() => fleet.NearStub.Running == 0, "the server was told");
    }

    [Theory]
    [InlineData("requestPath", "\"/\"")]
    [InlineData("port", "9999")]
    [InlineData("response", "\"ready\"")]
    public async Task HealthCheck_ThatNoServerPasses_LeavesNone(string field, string value)
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync();
        fleet.EditDefault(GatewayObjects.Health, policy => policy["config"]!["httpHealthCheck"]![field] = JsonNode.Parse(value));
        await fleet.SoonAnsweredByAsync("503");
        fleet.Gateway.Endpoints.ShouldAllBe(endpoint => !endpoint.Healthy);
        fleet.Gateway.Traffic.NoEndpoint.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task HealthCheck_OfTcp_OnlyConnects()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(objects: fleet => fleet.EditDefault(
            GatewayObjects.Health, policy => policy["config"] = JsonNode.Parse("""{"type": "TCP", "tcpHealthCheck": {"port": 8000, "portSpecification": "USE_FIXED_PORT"}}""")));
        (await fleet.AnswererAsync()).ShouldBe(GatewayFleet.Near);
    }

    // As the kubelet does: the process is gone before anybody marks the Pod; or as somebody does who deletes it without grace.
    private static void Die(GatewayFleet fleet, bool isDeleted)
    {
        var pod = GatewayObjects.PodKey($"vllm-{GatewayFleet.Near}");
        if (isDeleted)
        {
            fleet.Store(GatewayFleet.Near).Delete(pod);
        }
        else
        {
            fleet.Edit(pod, body => body["metadata"]!["annotations"]!.AsObject().Clear());
        }
    }

    private static void Probe(GatewayFleet fleet, int interval, int threshold) => fleet.EditDefault(GatewayObjects.Health, policy =>
    {
        policy["checkIntervalSec"] = interval;
        policy["timeoutSec"] = Math.Max(5, interval);
        policy["unhealthyThreshold"] = threshold;
    });

    private static async Task<TimeSpan> DetectionAsync(int interval, int threshold)
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(objects: fleet => Probe(fleet, interval, threshold));
        (await fleet.AnswererAsync()).ShouldBe(GatewayFleet.Near);
        await fleet.NearStub.CrashAsync();
        var began = Stopwatch.GetTimestamp();
        await fleet.SoonAnsweredByAsync(GatewayFleet.Far);
        fleet.NearTraffic.Errors.ShouldBeGreaterThan(0);
        return Stopwatch.GetElapsedTime(began);
    }

    private static async Task<HttpStatusCode?> AskBrieflyAsync(GatewayFleet fleet)
    {
        // The change of the policy is on its way: a request under the old one would wait for a minute.
        using var brief = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        brief.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            using var answer = await fleet.ChatAsync(cancel: brief.Token);
            return answer.StatusCode;
        }
        catch (OperationCanceledException) when (!Cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<bool> IsWholeAsync(HttpResponseMessage stream)
    {
        try
        {
            return (await stream.Content.ReadAsStringAsync(Cancel)).EndsWith("[DONE]\n\n", StringComparison.Ordinal);
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            return false;
        }
    }
}

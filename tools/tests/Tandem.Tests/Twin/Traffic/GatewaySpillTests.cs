using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Twin.Traffic;

namespace Tandem.Tests.Twin.Traffic;

/// <summary>Locality first, and spill where the policy says that a region is full.</summary>
public sealed class GatewaySpillTests
{
    [Theory]
    [InlineData(60, 10)]
    [InlineData(30, 5)]
    public async Task MaxUtilizationPercent_IsTheSpillPoint(int percent, int local)
    {
        // A request takes a sixteenth; the metric is read once, before there is any.
        await using var fleet = await GatewayFleet.StartHealthyAsync(stub: options => options with { FirstToken = Stubs.Forever }, objects: fleet =>
        {
            Rarely(fleet);
            fleet.EditDefault(GatewayObjects.Backend, policy => policy["customMetrics"]![0]!["maxUtilizationPercent"] = percent);
        });
        (await HeldAsync(fleet, local + 3)).ShouldBe((local, 3));
    }

    [Fact]
    public async Task InFlight_FillsByItsOwnLimit()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(stub: options => options with { FirstToken = Stubs.Forever }, objects: fleet => fleet.EditDefault(GatewayObjects.Backend, policy =>
        {
            policy.Remove("customMetrics");
            policy["balancingMode"] = "IN_FLIGHT";
            policy["maxInFlightRequestsPerEndpoint"] = 3;
        }));
        (await HeldAsync(fleet, 5)).ShouldBe((3, 2));
    }

    [Fact]
    public async Task Regions_ThatAreBothFull_ShareTheRest()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(stub: options => options with { FirstToken = Stubs.Forever }, objects: Rarely);
        (await HeldAsync(fleet, 24)).ShouldBe((12, 12));
    }

    [Fact]
    public async Task Metric_OfTheServer_SpillsAndComesBack()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync();
        (await fleet.AnswererAsync()).ShouldBe(GatewayFleet.Near);
        fleet.NearStub.ForcedKvCache = 0.75;
        await fleet.SoonAnsweredByAsync(GatewayFleet.Far);
        fleet.NearStub.ForcedKvCache = null;
        await fleet.SoonAnsweredByAsync(GatewayFleet.Near);
    }

    [Fact]
    public async Task Metric_InTheShapeOfEndpoints_SpillsToo()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(objects: fleet => fleet.Edit(GatewayObjects.Metric, metric => metric["spec"] = JsonNode.Parse("""
            {"selector": {"matchLabels": {"app": "gemma-server"}}, "endpoints": [{"port": 8000, "path": "/metrics", "metrics": [{"name": "vllm:kv_cache_usage_perc", "exportName": "tpu-cache"}]}]}
            """)));
        fleet.NearStub.ForcedKvCache = 0.75;
        await fleet.SoonAnsweredByAsync(GatewayFleet.Far);
    }

    [Theory]
    [InlineData("a dry run")]
    [InlineData("another name")]
    [InlineData("not for load balancing")]
    [InlineData("another port")]
    [InlineData("other Pods")]
    public async Task Metric_WhoseChainIsBroken_SpillsNoLonger(string chain)
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync();
        fleet.NearStub.ForcedKvCache = 0.75;
        await fleet.SoonAnsweredByAsync(GatewayFleet.Far);
        Break(fleet, chain);
        await fleet.SoonAnsweredByAsync(GatewayFleet.Near);
    }

    [Fact]
    public async Task CapacityScaler_OfZeroInOneRegion_TakesItOut()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync();
        fleet.EditDefault(GatewayObjects.Backend, policy => policy["scopes"] = JsonNode.Parse("""[{"selector": {"gke.io/region": "us-east5"}, "capacityScalerPercent": 0}]"""));
        await fleet.SoonAnsweredByAsync(GatewayFleet.Far);
    }

    [Fact]
    public async Task BackendPreference_GoesBeforeLocality()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync();
        fleet.EditDefault(GatewayObjects.Backend, policy => policy["scopes"] = JsonNode.Parse("""[{"selector": {"gke.io/region": "europe-west4"}, "backendPreference": "PREFERRED"}]"""));
        await fleet.SoonAnsweredByAsync(GatewayFleet.Far);
    }

    [Theory]
    [InlineData("batch", 429)]
    [InlineData("gemma-objective", 200)]
    [InlineData("unknown", 200)]
    [InlineData(null, 200)]
    public async Task Objective_OfNegativePriority_IsRefusedFirst_WhenServersAreFull(string? objective, int expected)
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync();
        using (var calm = await fleet.ChatAsync(objective: objective))
        {
            ((int)calm.StatusCode).ShouldBe(200);
        }

        fleet.NearStub.ForcedKvCache = fleet.FarStub.ForcedKvCache = 0.95;
        using var full = await fleet.ChatAsync(objective: objective);
        ((int)full.StatusCode).ShouldBe(expected);
        fleet.Gateway.Traffic.Regions.Sum(region => region.Refused).ShouldBe(expected == 429 ? 1 : 0);
    }

    private static void Rarely(GatewayFleet fleet)
    {
        foreach (var region in new[] { GatewayFleet.Near, GatewayFleet.Far })
        {
            fleet.Edit(GatewayObjects.Monitoring, monitoring => monitoring["spec"]!["endpoints"]![0]!["interval"] = "600m", region);
        }
    }

    private static void Break(GatewayFleet fleet, string chain)
    {
        void Metric(Action<JsonNode> edit) => fleet.Edit(GatewayObjects.Metric, metric => edit(metric["spec"]!["metrics"]![0]!["pod"]!));
        void Policy(Action<JsonNode> edit) => fleet.EditDefault(GatewayObjects.Backend, policy => edit(policy["customMetrics"]![0]!));
        switch (chain)
        {
            case "a dry run":
                Policy(metric => metric["dryRun"] = true);
                break;
            case "another name":
                Policy(metric => metric["name"] = "gke.named_metrics.cache");
                break;
            case "not for load balancing":
                Metric(pod => pod["containers"]![0]!["metrics"]![0]!["gauge"]!["loadBalancing"]!["enabled"] = false);
                break;
            case "another port":
                Metric(pod => pod["containers"]![0]!["endpoint"]!["port"] = 9000);
                break;
            default:
                Metric(pod => pod["selector"]!["matchLabels"]!["app"] = "another");
                break;
        }
    }

    // Sends requests that never end, one after the other, and counts where they are held.
    private static async Task<(int Near, int Far)> HeldAsync(GatewayFleet fleet, int requests)
    {
        using var end = new CancellationTokenSource();
        var sent = new List<Task>();
        for (var i = 1; i <= requests; i++)
        {
            sent.Add(fleet.ChatAsync(cancel: end.Token));
            await Soon.TrueAsync(() => fleet.Gateway.Traffic.Regions.Sum(region => region.InFlight) == i, $"request {i} is held");
        }

        var held = (fleet.NearTraffic.InFlight, fleet.TrafficOf(GatewayFleet.Far).InFlight);
        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Task.WhenAll(sent));
        return held;
    }
}

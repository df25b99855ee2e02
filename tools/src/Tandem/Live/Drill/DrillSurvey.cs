using System.Text.Json.Nodes;
using Tandem.Live.Clusters;
using Tandem.Live.Targets;

namespace Tandem.Live.Drill;

/// <summary>The fleet before a drill, as data.</summary>
/// <param name="Target">The region that is to fail.</param>
/// <param name="Survivors">The others.</param>
/// <param name="Gateway">The Gateway; null where there is none.</param>
/// <param name="HealthCheckBound">When an endpoint that fails is out, by the HealthCheckPolicy; null where there is none.</param>
public sealed record DrillSurvey(RegionSurvey Target, IReadOnlyList<RegionSurvey> Survivors, JsonObject? Gateway, TimeSpan? HealthCheckBound)
{
    /// <summary>Asks every cluster.</summary>
    /// <exception cref="ClusterException">One cannot be asked.</exception>
    public static async Task<DrillSurvey> TakeAsync(LiveFleet fleet, string region, CancellationToken cancel)
    {
        var survivors = await Task.WhenAll(fleet.Others(region).Select(other => RegionSurvey.TakeAsync(fleet, other, cancel)));
        var policies = await fleet.Config.ListAsync(Resources.HealthChecks, fleet.Names.Namespace, null, cancel);
        var policy = policies.FirstOrDefault(policy => policy.Text("spec", "targetRef", "name") == fleet.Names.Pool);
        return new DrillSurvey(
            await RegionSurvey.TakeAsync(fleet, region, cancel),
            survivors,
            await fleet.Config.FindAsync(Resources.Gateways, fleet.Names.Namespace, fleet.Names.Gateway, cancel),
            policy is null ? null : BoundOf(policy, fleet.Twin?.Speed ?? 1));
    }

    /// <summary>Interval times failures, and the last of them may take its whole timeout. docs/decisions/0009-timeouts-draining-and-grace.md</summary>
    /// <remarks>Defaults: GKE's, GoogleCloudPlatform/gke-gateway-api apis/networking/v1/healthcheck_types.go.</remarks>
    public static TimeSpan BoundOf(JsonObject policy, double speed)
    {
        var config = policy.At("spec", "default");
        var seconds = ((config.Number("checkIntervalSec") ?? 5) * (config.Number("unhealthyThreshold") ?? 2)) + (config.Number("timeoutSec") ?? 5);
        return TimeSpan.FromSeconds(seconds / speed);
    }
}

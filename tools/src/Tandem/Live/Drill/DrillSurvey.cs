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
        var check = policy is null ? null : DrillHealthCheck.Of(policy);
        return new DrillSurvey(
            await RegionSurvey.TakeAsync(fleet, region, cancel),
            survivors,
            await fleet.Config.FindAsync(Resources.Gateways, fleet.Names.Namespace, fleet.Names.Gateway, cancel),
            check?.Bound(fleet.Twin?.Speed ?? 1))
        {
            HealthCheck = check,
        };
    }

    /// <summary>What that time is made of; null where there is no policy.</summary>
    public DrillHealthCheck? HealthCheck { get; init; }
}

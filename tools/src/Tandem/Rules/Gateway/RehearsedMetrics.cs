using Tandem.Rules.References;

namespace Tandem.Rules.Gateway;

/// <summary>Policies that balance by custom metrics alone, all of which are only rehearsed.</summary>
/// <remarks>
/// A metric with dryRun is reported and decides nothing.
/// Source: https://cloud.google.com/load-balancing/docs/https/applb-custom-metrics.
/// </remarks>
internal static class RehearsedMetrics
{
    private const string Mode = "CUSTOM_METRICS";

    /// <summary>The first metric of each.</summary>
    public static IEnumerable<Mismatch> Of(World world) =>
        from policy in world.Own(Routes.ImportGroup, "GCPBackendPolicy")
        from backends in policy.Select("spec.default").Concat(policy.Select("spec.default.scopes[]"))
        where (backends["balancingMode"].Text ?? policy["spec"]["default"]["balancingMode"].Text) == Mode
        let metrics = backends["customMetrics"].Items
        where metrics.Count > 0 && metrics.All(metric => metric["dryRun"].IsTrue)
        let first = metrics[0]["dryRun"]
        select new Mismatch(first.Flaw($"{first.Here} is true: the load balancer reports {metrics[0]["name"].Text} and balances by nothing.", "Write dryRun: false."), metrics[0]["name"]);
}

namespace Tandem.Terraform.Operations;

/// <summary>Refuses a plan that takes the ground away in two regions at once: that is every region there is.</summary>
public static class RegionGuard
{
    private static readonly string[] Ground = ["google_container_cluster", "google_container_node_pool"];

    /// <summary>The regions that would lose a cluster or a node pool.</summary>
    public static IReadOnlyList<string> Losers(InfraPlan plan) =>
        [.. plan.Losses.Where(change => Ground.Contains(change.Type, StringComparer.Ordinal)).Select(change => change.Key).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

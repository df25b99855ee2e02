using Tandem.Findings;
using Tandem.Terraform;

namespace Tandem.Rules.Fleet;

/// <summary>The way out of nodes without public addresses: without it no image is pulled and no model is loaded.</summary>
internal static class WayOut
{
    private static readonly string[] All = ["ALL_SUBNETWORKS_ALL_IP_RANGES"];

    /// <summary>The region's NAT; null where there is none.</summary>
    public static PlannedResource? In(InfraModel infra, string region) => infra.OfType("google_compute_router_nat").FirstOrDefault(nat => nat.Text("region") is not { } own || own == region);

    /// <summary>Whether the nodes of a cluster have no addresses of their own.</summary>
    public static bool IsNeeded(PlannedResource cluster) => cluster.IsTrue("private_cluster_config", "enable_private_nodes");

    /// <summary>What a NAT leaves inside: the Pods, whose range is a secondary one.</summary>
    public static Finding? LeavesPodsIn(RuleInfo rule, PlannedResource nat)
    {
        var ranges = nat.Texts("subnetwork", "source_ip_ranges_to_nat");
        return nat.Text("source_subnetwork_ip_ranges_to_nat") is not { } mode || All.Contains(mode, StringComparer.Ordinal)
            || (mode == "LIST_OF_SUBNETWORKS" && (ranges.Count == 0 || ranges.Any(range => range is "ALL_IP_RANGES" or "LIST_OF_SECONDARY_IP_RANGES"))) ? null
            : Finding.At(rule, mode == "LIST_OF_SUBNETWORKS" ? nat.Expression("subnetwork", "source_ip_ranges_to_nat") : nat.Expression("source_subnetwork_ip_ranges_to_nat"),
                $"Nodes without public addresses leave by {nat.Text("name")}, but their Pods do not.", "Take ALL_IP_RANGES: Pods have addresses of a secondary range.");
    }
}

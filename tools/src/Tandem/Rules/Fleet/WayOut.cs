using Tandem.Findings;
using Tandem.Rules.Gateway;
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

    /// <summary>A NAT for subnets that are others than the nodes'.</summary>
    public static Finding? OfOthers(RuleInfo rule, InfraModel infra, PlannedResource nat, PlannedResource cluster)
    {
        var named = nat.Items("subnetwork").Select(item => PlannedResource.Find(item, ["name"])?.GetString()).ToList();
        var own = infra.OfType("google_compute_subnetwork").FirstOrDefault(subnet => Subnets.Is(subnet, cluster.Text("subnetwork")));
        return nat.Text("source_subnetwork_ip_ranges_to_nat") != "LIST_OF_SUBNETWORKS" || own is null || named.Count == 0 || named.Exists(name => name is null || Subnets.Is(own, name)) ? null
            : Finding.At(rule, nat.Expression("subnetwork", "name"), $"Nodes without public addresses are in {own.Text("name")}, but {nat.Text("name")} is for {named[0]!.Split('/')[^1]}: they pull no image.", "Name the nodes' subnet.");
    }

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

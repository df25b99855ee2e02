using System.Globalization;
using System.Net;
using System.Numerics;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules.Gateway;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>The secondary range that the Pods of a cluster have their addresses from.</summary>
/// <remarks>
/// A node takes the least power of two that is twice its Pods or more, 256 addresses for 110:
/// https://docs.cloud.google.com/kubernetes-engine/docs/how-to/flexible-pod-cidr.
/// </remarks>
/// <param name="Cluster">The cluster.</param>
/// <param name="Subnet">Its subnet.</param>
/// <param name="Index">Which of the subnet's secondary ranges.</param>
/// <param name="Range">The addresses.</param>
internal sealed record PodRange(PlannedCluster Cluster, PlannedResource Subnet, int Index, IPNetwork Range)
{
    private const string Block = "secondary_ip_range";
    private const long DefaultPods = 110;

    /// <summary>Those of the planned clusters; a cluster that has more than one is not judged.</summary>
    public static IEnumerable<PodRange> Of(FleetModel fleet, InfraModel infra) =>
        from cluster in PlannedCluster.Of(fleet, infra)
        where !cluster.IsAutopilot && cluster.Resource.Items("ip_allocation_policy", "additional_pod_ranges_config").Count == 0
        let name = cluster.Resource.Text("ip_allocation_policy", "cluster_secondary_range_name")
        from subnet in infra.OfType("google_compute_subnetwork").Where(subnet => Subnets.IsOf(subnet, cluster))
        from range in subnet.Items(Block).Select((block, index) => (Name: JsonText.Of(PlannedResource.Find(block, ["range_name"])), Text: JsonText.Of(PlannedResource.Find(block, ["ip_cidr_range"])), index))
        where range.Name is not null && range.Name == name && IPNetwork.TryParse(range.Text, out _)
        select new PodRange(cluster, subnet, range.index, IPNetwork.Parse(range.Text!));

    /// <summary>The finding that it does not hold the nodes that the cluster may have; null where it does.</summary>
    public Finding? Finding(RuleInfo rule)
    {
        var pools = Cluster.Pools.Where(pool => pool.Text("network_config", "pod_range") is null).Select(pool => (Nodes: PoolRoom.Of(Cluster, pool), Addresses: Addresses(pool))).ToList();
        var (nodes, needed) = (pools.Sum(pool => pool.Nodes ?? 0), pools.Sum(pool => (pool.Nodes ?? 0) * pool.Addresses));
        var size = 1L << (32 - Range.PrefixLength);
        return needed <= size ? null : new Finding(rule,
            $"The range of Pods {Range} has {Text(size)} addresses; the {Text(nodes)} nodes that the cluster may have take {Text(needed)}.", Subnet.BlameOf(Block, Index, "ip_cidr_range"))
        {
            Hint = "A node takes a /24 for its 110 Pods, whether it runs them or not.",
        };
    }

    private long Addresses(PlannedResource pool) =>
        (long)BitOperations.RoundUpToPowerOf2((ulong)(2 * (Number(pool, "max_pods_per_node") ?? Number(Cluster.Resource, "default_max_pods_per_node") ?? DefaultPods)));

    private static long? Number(PlannedResource resource, string attribute) =>
        long.TryParse(resource.Text(attribute), CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1024 ? number : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Security;

/// <summary>Nodes with public addresses: all of a cluster, or those of a pool that has a network of its own.</summary>
/// <remarks>
/// A pool without <c>network_config</c> follows its cluster. For one with it the provider sends <c>enable_private_nodes</c>, which is false where it is not written.
/// </remarks>
internal static class OpenNodes
{
    private const string Cluster = "private_cluster_config";
    private const string Pool = "network_config";
    private const string Private = "enable_private_nodes";
    private const string Message = "The nodes have public addresses.";
    private const string Hint = "Set enable_private_nodes = true: Cloud NAT gives them the way out.";

    /// <summary>Every cluster, and every pool of one whose nodes are private.</summary>
    public static IEnumerable<Finding> Of(FleetModel fleet, InfraModel infra, RuleInfo rule) =>
        infra.OfType("google_container_cluster").Where(cluster => !cluster.IsTrue(Cluster, Private) && cluster.Text("enable_autopilot") != "true").Select(cluster => cluster.Finding(rule, Message, Hint, Cluster, Private))
            .Concat(PlannedCluster.Of(fleet, infra).Where(cluster => cluster.Resource.IsTrue(Cluster, Private)).SelectMany(cluster => cluster.Pools)
                .Where(pool => pool.Items(Pool).Count > 0 && !pool.IsTrue(Pool, Private) && !(pool.Writes(Pool, Private) && pool.Text(Pool, Private) is null)).DistinctBy(pool => pool.Block)
                .Select(pool => Finding.At(rule, pool.Expression(Pool, Private), $"The nodes of {pool.Address.Split('[')[0]} have public addresses, though their cluster's are private.", Hint)));
}

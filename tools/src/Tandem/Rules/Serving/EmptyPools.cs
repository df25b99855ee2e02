using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>Pools that never have a node, though Pods wait for one of theirs.</summary>
internal static class EmptyPools
{
    /// <summary>Them, each the first of those that may take the same Pods. A pool that stays empty beside one that does not is nobody's loss.</summary>
    public static IEnumerable<PlannedResource> Of(FleetModel fleet, InfraModel infra) =>
        (from cluster in PlannedCluster.Of(fleet, infra)
         where !cluster.IsAutopilot && !IsProvisioned(cluster)
         from pod in PodTemplate.Of(fleet)
         where pod.Cluster == cluster.Name && !new TpuPod(pod, cluster).Requests.Any()
         let pools = PodPools.Of(cluster, pod)
         where pools.Count > 0 && pools.All(pool => PoolRoom.Of(cluster, pool) == 0)
         select pools[0]).DistinctBy(pool => pool.Address);

    // It makes pools of its own when Pods wait.
    private static bool IsProvisioned(PlannedCluster cluster) => cluster.Resource.IsTrue("cluster_autoscaling", "enabled");
}

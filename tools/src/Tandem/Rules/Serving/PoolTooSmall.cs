using System.Globalization;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>More Pods that take a whole TPU node than their pool may have nodes, or a Pod that no node is large enough for.</summary>
public sealed class PoolTooSmall() : SeamRule(new RuleInfo(
    "TND0611", "pool-too-small", Severity.Error, Layers.Seams, "A planned node pool cannot hold the Pods that need a node of it each."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
        TpuPod.Of(fleet, infra).Where(tpu => tpu.Fitting.Count > 0).Select(tpu => Check(fleet, tpu)).OfType<Finding>()
            .Concat(from cluster in PlannedCluster.Of(fleet, infra)
                    where !cluster.IsAutopilot
                    from pod in PodTemplate.Of(fleet)
                    where pod.Cluster == cluster.Name
                    let flaw = PodNeeds.Beyond(cluster, pod)
                    where flaw is not null
                    select At(flaw));

    private Finding? Check(FleetModel fleet, TpuPod tpu)
    {
        var count = Replicas.MostField(fleet, tpu.Pod);
        var needed = count.Exists ? count.Integer ?? 0 : 1;
        var pools = tpu.Fitting.Select(pair => pair.Pool).ToList();
        var rooms = pools.Select(pool => Room(tpu.Cluster, pool)).ToList();
        if (rooms.Exists(room => room is null) || rooms.Sum() >= needed)
        {
            return null;
        }

        var path = Path(pools[0]);
        var message = $"{tpu.Pod} may have {Text(needed)} Pods, each with a TPU node of its own, but the pool has at most {Text(rooms.Sum() ?? 0)}.";
        const string hint = "Raise the pool's bound, and the TPU quota with it, or ask for fewer replicas.";
        // Bounds and replicas that contradict each other as facts are another rule's business.
        return count.Exists && !count.IsFact ? At(count.Flaw(message, hint))
            : count.IsFact && pools[0].Blame(path).Place is var place && Facts.FactsFiles.Is(place.File) && fleet.Facts.Region(tpu.Cluster.Name)?.Place("nodePoolMax") == place ? null
            : Finding.At(Info, pools[0].Expression(path), message, hint);
    }

    // Bounds count in each zone, the total ones in all.
    private static long? Room(PlannedCluster cluster, PlannedResource pool)
    {
        var path = Path(pool);
        var zones = PoolZones.Of(cluster, pool)?.Count;
        return !long.TryParse(pool.Text(path), CultureInfo.InvariantCulture, out var nodes) ? null
            : path[^1] == "total_max_node_count" ? nodes : zones is null ? null : nodes * Math.Max(1, zones.Value);
    }

    private static string[] Path(PlannedResource pool) =>
        pool.Items("autoscaling").Count > 0
            ? pool.Text("autoscaling", "total_max_node_count") is not (null or "0") ? ["autoscaling", "total_max_node_count"] : ["autoscaling", "max_node_count"]
            : pool.Writes("node_count") ? ["node_count"] : ["initial_node_count"];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules.References;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>More Pods that take a whole TPU node than their pool may have nodes, or a Pod that no node is large enough for.</summary>
public sealed class PoolTooSmall() : SeamRule(new RuleInfo(
    "TND0611", "pool-too-small", Severity.Error, Layers.Seams, "A planned node pool cannot hold the Pods that need a node of it each."))
{
    private const int FewestPods = 16;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
        TpuPod.Of(fleet, infra).Where(tpu => tpu.Fitting.Count > 0).Select(tpu => Check(fleet, tpu)).OfType<Finding>()
            .Concat(from cluster in PlannedCluster.Of(fleet, infra)
                    where !cluster.IsAutopilot
                    from pod in PodTemplate.Of(fleet)
                    where pod.Cluster == cluster.Name
                    let flaw = PodNeeds.Beyond(cluster, pod)
                    where flaw is not null
                    select PodNeeds.TooSmall(cluster, pod) is { } small ? small.Finding(Info, flaw.Message, "Take a larger machine.", "node_config", "machine_type") with { Related = [Evidence.Place(flaw.Field)] } : At(flaw))
            .Concat(FewPods(fleet, infra))
            .Concat(EmptyPools.Of(fleet, infra).Select(pool => pool.Finding(Info, $"{pool.Address} never has a node, and no other pool takes the Pods that need one.", "Give it a node in each zone, or let it grow.", PoolRoom.Path(pool))))
            .Concat(PodRange.Of(fleet, infra).Select(range => range.Finding(Info)).OfType<Finding>());

    // GKE puts about a dozen of its own on each node: logging, metrics, drivers, DNS, the data plane.
    private IEnumerable<Finding> FewPods(FleetModel fleet, InfraModel infra) =>
        from cluster in PlannedCluster.Of(fleet, infra)
        from pool in cluster.Pools
        where int.TryParse(pool.Text("max_pods_per_node"), CultureInfo.InvariantCulture, out var most) && most < FewestPods
        select Finding.At(Info, pool.Expression("max_pods_per_node"), $"{pool.Address.Split('[')[0]} takes {pool.Text("max_pods_per_node")} Pods on a node, and GKE's own are about a dozen.", "Leave it out: 110 is the default.");

    private Finding? Check(FleetModel fleet, TpuPod tpu)
    {
        var count = Replicas.MostField(fleet, tpu.Pod);
        var needed = count.Exists ? count.Integer ?? 0 : 1;
        var pools = tpu.Fitting.Select(pair => pair.Pool).ToList();
        var rooms = pools.Select(pool => PoolRoom.Of(tpu.Cluster, pool)).ToList();
        if (rooms.Exists(room => room is null) || rooms.Sum() >= needed)
        {
            return null;
        }

        var path = PoolRoom.Path(pools[0]);
        var message = $"{tpu.Pod} may have {Text(needed)} Pods, each with a TPU node of its own, but the pool has at most {Text(rooms.Sum() ?? 0)}.";
        const string hint = "Raise the pool's bound, and the TPU quota with it, or ask for fewer replicas.";
        // Bounds and replicas that contradict each other as facts are another rule's business.
        return count.Exists && !count.IsFact ? At(count.Flaw(message, hint))
            : count.IsFact && pools[0].Blame(path).Place is var place && Facts.FactsFiles.Is(place.File) && fleet.Facts.Region(tpu.Cluster.Name)?.Place("nodePoolMax") == place ? null
            : Finding.At(Info, pools[0].Expression(path), message, hint);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

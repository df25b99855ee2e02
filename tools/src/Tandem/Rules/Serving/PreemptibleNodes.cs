using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>Pods that need longer to stop than a node that Google takes back gives them.</summary>
/// <remarks>https://docs.cloud.google.com/kubernetes-engine/docs/concepts/spot-vms#termination-graceful-shutdown: 15 seconds for Pods that are not the system's.</remarks>
public sealed class PreemptibleNodes() : SeamRule(new RuleInfo(
    "TND0627", "preemptible-nodes", Severity.Error, Layers.Seams, "Pods that need time to stop run on nodes that Google may take at any moment."))
{
    private const long Given = 15;
    private static readonly string[] Kinds = ["spot", "preemptible"];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
        from cluster in PlannedCluster.Of(fleet, infra)
        where !cluster.IsAutopilot
        from pod in PodTemplate.Of(fleet)
        where pod.Cluster == cluster.Name
        let hook = DrainHook.Of(pod)
        where hook is { Total: > Given }
        let pools = PodPools.Of(cluster, pod)
        where pools.Count > 0 && pools.All(pool => KindOf(pool) is not null)
        let kind = KindOf(pools[0])
        select Finding.At(Info, pools[0].Expression("node_config", kind), $"{pod} takes up to {hook.Total} s to stop, and a {kind} node gives it {Given}: its requests fail.", "Take it out, or keep a pool beside it that stays.");

    private static string? KindOf(PlannedResource pool) => Kinds.FirstOrDefault(kind => pool.IsTrue("node_config", kind));
}

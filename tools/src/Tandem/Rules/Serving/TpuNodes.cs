using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules.References;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>Whether the ground has the nodes that TPU Pods select.</summary>
/// <param name="info">The rule that asks.</param>
/// <param name="fleet">The fleet.</param>
/// <param name="infra">The plan.</param>
internal sealed class TpuNodes(RuleInfo info, FleetModel fleet, InfraModel infra)
{
    /// <summary>Pods whose cluster has no TPU nodes. The pool that was meant for them: in this place of another cluster, or of another machine type.</summary>
    public Finding? None(TpuPod tpu)
    {
        var key = tpu.Cluster.Resource.Key;
        var astray = infra.OfType("google_container_node_pool").FirstOrDefault(pool => TpuPod.IsTpu(pool) && pool.Key is not null && pool.Key == key);
        var meant = tpu.Cluster.Pools.FirstOrDefault(pool => pool.Text("network_config", "accelerator_network_profile") is not null || pool.Text("name")?.Contains("tpu", StringComparison.Ordinal) == true);
        var message = $"The Pods of {tpu.Pod} ask for {TpuPod.Resource}, but no pool of their cluster has TPU nodes.";
        return meant is not null
            ? FollowsFact(tpu, meant) ? null : Finding.At(info, meant.Expression("node_config", "machine_type"), message, "Take the machine type from the fact machineType.")
            : astray is not null ? Finding.At(info, astray.Expression("cluster"), message, "Name the cluster of the same region.")
            : Finding.At(info, tpu.Cluster.Resource.Expression(), message, "Add a google_container_node_pool of the machine type that the fact machineType names.");
    }

    /// <summary>Labels that no node has. Without both GKE finds none, either.</summary>
    public Finding? Labels(TpuPod tpu)
    {
        var byAffinity = tpu.Pod.Spec["affinity"]["nodeAffinity"].Exists;
        foreach (var label in new[] { tpu.Accelerator, tpu.Topology }.Where(label => !label.Exists && !byAffinity && !label.IsMisspelt))
        {
            return label.Missing($"The Pods of {tpu.Pod} ask for {TpuPod.Resource}, but do not select {label.Key}.", "GKE gives chips only to Pods that select accelerator and topology.").Of(info);
        }

        if (tpu.Fitting.Count > 0 || byAffinity)
        {
            return null;
        }

        var (pool, shape) = tpu.Pools![0];
        var wrong = tpu.Accelerator.Text is not (null or TpuShape.Accelerator) ? tpu.Accelerator : tpu.Topology;
        var nodes = $"nodes of {shape.MachineType} have {TpuShape.Accelerator} and {shape.Topology}";
        return !TpuFacts.Follows(fleet, tpu, wrong, wrong == tpu.Accelerator ? "tpuAccelerator" : "tpuTopology") ? Injection.At(fleet, wrong, wrong.Flaw($"The Pods of {tpu.Pod} select {wrong.Text}, but {nodes}.", "Take both labels from the facts tpuAccelerator and tpuTopology.").Of(info))
            // Two facts that contradict each other are another rule's business.
            : wrong == tpu.Accelerator || FollowsFact(tpu, pool) ? null
            : Finding.At(info, pool.Expression(NodesPath(pool)), $"The Pods of {tpu.Pod} select {wrong.Text}, but {nodes}.", "Take the machine type from the fact machineType; a topology of several nodes is none of a Deployment's.");
    }

    private bool FollowsFact(TpuPod tpu, PlannedResource pool) => pool.IsFact(NodesPath(pool))
        && pool.Text("node_config", "machine_type") == fleet.Facts.Region(tpu.Cluster.Name)?["machineType"];

    private static string[] NodesPath(PlannedResource pool) =>
        pool.Writes("placement_policy", "tpu_topology") ? ["placement_policy", "tpu_topology"] : ["node_config", "machine_type"];
}

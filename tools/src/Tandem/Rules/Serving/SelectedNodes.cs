namespace Tandem.Rules.Serving;

/// <summary>Pods that select a zone, a pool or a machine type that their cluster's TPU nodes are not of.</summary>
/// <remarks>The labels: https://kubernetes.io/docs/reference/labels-annotations-taints/ and GKE's page on node pools.</remarks>
internal static class SelectedNodes
{
    /// <summary>The label of nodes that Google may take back.</summary>
    public const string Spot = "cloud.google.com/gke-spot";

    /// <summary>The first label that no TPU node has; null where all fit, or only apply tells.</summary>
    public static Flaw? Of(TpuPod tpu) =>
        Judge(tpu, "topology.kubernetes.io/zone", pool => PoolZones.Of(tpu.Cluster, pool))
        ?? Judge(tpu, "topology.kubernetes.io/region", _ => [tpu.Cluster.Name])
        ?? Judge(tpu, "node.kubernetes.io/instance-type", pool => Single(pool.Text("node_config", "machine_type")))
        ?? Judge(tpu, Spot, pool => [IsSpot(pool)])
        ?? Judge(tpu, "cloud.google.com/gke-nodepool", pool => Single(pool.Text("name")));

    /// <summary>What a pool's nodes have as that label.</summary>
    public static string IsSpot(Terraform.PlannedResource pool) => pool.IsTrue("node_config", "spot") ? "true" : "no such label";

    private static string[]? Single(string? text) => text is null ? null : [text];

    private static Flaw? Judge(TpuPod tpu, string label, Func<Terraform.PlannedResource, IReadOnlyList<string>?> values)
    {
        var field = tpu.Pod.Spec["nodeSelector"][label];
        var known = tpu.Fitting.Select(pair => values(pair.Pool)).ToList();
        if (field.Text is not { } wanted || known.Count == 0 || known.Exists(list => list is null || list.Contains(wanted)))
        {
            return null;
        }

        var all = string.Join(" and ", known.SelectMany(list => list!).Distinct().Order(StringComparer.Ordinal));
        return field.Flaw($"The Pods of {tpu.Pod} select {label}: {wanted}, but the TPU nodes of {tpu.Cluster.Name} have {all}: no node takes them.", "Leave the label out: accelerator and topology find the nodes.");
    }
}

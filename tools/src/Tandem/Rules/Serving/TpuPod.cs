using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>Pods that ask for TPU chips or select nodes with them, with the pools of their cluster that have such nodes.</summary>
/// <remarks>Node labels and the request of all chips of a node: https://docs.cloud.google.com/kubernetes-engine/docs/concepts/plan-tpus</remarks>
/// <param name="Pod">The Pods.</param>
/// <param name="Cluster">Their cluster.</param>
internal sealed record TpuPod(PodTemplate Pod, PlannedCluster Cluster)
{
    public const string Resource = "google.com/tpu";
    private const string ComputeClass = "cloud.google.com/compute-class";

    /// <summary>The label of a node's accelerator.</summary>
    public ObjectField Accelerator => AcceleratorOf(Pod);

    /// <summary>The label of a node's topology.</summary>
    public ObjectField Topology => Pod.Spec["nodeSelector"]["cloud.google.com/gke-tpu-topology"];

    /// <summary>The chips that each container asks for.</summary>
    public IEnumerable<ObjectField> Requests => RequestsOf(Pod);

    /// <summary>The planned pools of TPU nodes; null where a machine type is not known here, or a Pod gets its node in another way.</summary>
    public IReadOnlyList<(PlannedResource Pool, TpuShape Shape)>? Pools
    {
        get
        {
            var pools = Cluster.Pools.Where(IsTpu).Select(pool => (pool, shape: ShapeOf(pool))).ToList();
            return Pod.Spec["nodeSelector"].Has(ComputeClass) || pools.Exists(pair => pair.shape is null) ? null : [.. pools.Select(pair => (pair.pool, pair.shape!))];
        }
    }

    /// <summary>The pools whose nodes have the labels that the Pods select.</summary>
    public IReadOnlyList<(PlannedResource Pool, TpuShape Shape)> Fitting => [.. (Pools ?? []).Where(pair =>
        Accelerator.Text is null or TpuShape.Accelerator && (Topology.Text is null || Topology.Text == pair.Shape.Topology))];

    /// <summary>The Pods of every planned cluster that was asked for.</summary>
    public static IEnumerable<TpuPod> Of(FleetModel fleet, InfraModel infra) =>
        from cluster in PlannedCluster.Of(fleet, infra)
        where !cluster.IsAutopilot
        from pod in PodTemplate.Of(fleet)
        where pod.Cluster == cluster.Name && Is(pod)
        select new TpuPod(pod, cluster);

    /// <summary>Whether Pods ask for TPU chips, or for nodes that have them.</summary>
    public static bool Is(PodTemplate pod) => RequestsOf(pod).Any() || AcceleratorOf(pod).Exists;

    /// <summary>Whether a pool has TPU nodes.</summary>
    public static bool IsTpu(PlannedResource pool) =>
        pool.Text("node_config", "machine_type") is { } machine && (machine.StartsWith("ct", StringComparison.Ordinal) || machine.StartsWith("tpu", StringComparison.Ordinal));

    private static TpuShape? ShapeOf(PlannedResource pool)
    {
        var shape = TpuShape.All.FirstOrDefault(known => known.MachineType == pool.Text("node_config", "machine_type"));
        return shape is not null && pool.Text("placement_policy", "tpu_topology") is { } topology ? shape with { Topology = topology } : shape;
    }

    private static ObjectField AcceleratorOf(PodTemplate pod) => pod.Spec["nodeSelector"]["cloud.google.com/gke-tpu-accelerator"];

    private static IEnumerable<ObjectField> RequestsOf(PodTemplate pod) => pod.Running.Select(container => container["resources"])
        .Select(resources => resources["limits"].Has(Resource) ? resources["limits"][Resource] : resources["requests"][Resource]).Where(request => request.Exists);
}

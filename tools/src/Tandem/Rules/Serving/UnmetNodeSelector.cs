using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Schemas;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>Pods that ask for a zone, a region or a node pool which their cluster does not have.</summary>
public sealed class UnmetNodeSelector() : SeamRule(new RuleInfo(
    "TND0626", "unmet-node-selector", Severity.Error, Layers.Seams, "Pods ask for a zone or a node pool that their cluster does not have, or for two things that exclude each other."))
{
    private const string Zone = "topology.kubernetes.io/zone";
    private const string Region = "topology.kubernetes.io/region";
    private const string Pool = "cloud.google.com/gke-nodepool";

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra)
    {
        var clusters = PlannedCluster.Of(fleet, infra).Where(cluster => !cluster.IsAutopilot && cluster.Pools.Count > 0).ToDictionary(cluster => cluster.Name, StringComparer.Ordinal);
        return UntoleratedTaints.Of(Info, fleet, infra).Concat(
               from pod in PodTemplate.Of(fleet)
               where clusters.ContainsKey(pod.Cluster)
               from flaw in Unknown(pod, clusters[pod.Cluster]).Concat(Excluded(pod)).Concat(Unboxed(pod, clusters[pod.Cluster]))
               select At(flaw));
    }

    private static IEnumerable<Flaw> Unknown(PodTemplate pod, PlannedCluster cluster)
    {
        // What Pods on TPU nodes select is held against those nodes by a rule of its own (TND0608).
        List<(string Label, List<string> Known)> labels = TpuPod.Is(pod) ? [] :
        [
            (SelectedNodes.Spot, [.. cluster.Pools.Select(SelectedNodes.IsSpot)]),
            (Zone, [.. cluster.Pools.SelectMany(pool => pool.Texts("node_locations"))]), (Region, [cluster.Name]), (Pool, [.. cluster.Pools.Select(pool => pool.Text("name")).OfType<string>()]),
        ];
        return from label in labels
               where label.Known.Count > 0
               let asked = pod.Spec["nodeSelector"][label.Label]
               where asked.Text is not null && !label.Known.Contains(asked.Text, StringComparer.Ordinal)
               select asked.Flaw($"{pod} asks for nodes whose {label.Label} is {asked.Text}; those of {pod.Cluster} have {Wording.AnyOf([.. label.Known.Distinct(StringComparer.Ordinal)])}.", "Leave it out: the region's own labels choose its nodes.");
    }

    // GKE has the class where a pool runs its Pods so: https://docs.cloud.google.com/kubernetes-engine/docs/how-to/sandbox-pods.
    private static IEnumerable<Flaw> Unboxed(PodTemplate pod, PlannedCluster cluster) => pod.Spec["runtimeClassName"] is { Text: "gvisor" } asked && !cluster.Pools.Any(pool => pool.Items("node_config", "sandbox_config").Count > 0)
        ? [asked.Flaw($"{pod} asks for the sandbox {asked.Text}, which no node pool of {pod.Cluster} has.", "Take it out, or plan a pool with sandbox_config.")] : [];

    // A node must meet the selector and one term of the affinity.
    private static IEnumerable<Flaw> Excluded(PodTemplate pod)
    {
        var terms = pod.Spec.Select("affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[]");
        var clashes = terms.Select(term => term["matchExpressions"].Items.FirstOrDefault(expression => Excludes(expression, pod.Spec["nodeSelector"][expression["key"].Text ?? ""].Text))).ToList();
        return clashes.Count > 0 && clashes.TrueForAll(clash => clash is not null) && clashes[0] is { } first
            ? [first["operator"].Flaw($"{pod} asks for nodes whose {first["key"].Text} is {pod.Spec["nodeSelector"][first["key"].Text!].Text} by nodeSelector, and excludes them by affinity.", "Keep one of the two.")] : [];
    }

    private static bool Excludes(ObjectField expression, string? value)
    {
        var isNamed = expression["values"].Items.Any(item => item.Text == value);
        return value is not null && expression["operator"].Text switch { "In" => !isNamed, "NotIn" => isNamed, "DoesNotExist" => true, _ => false };
    }
}

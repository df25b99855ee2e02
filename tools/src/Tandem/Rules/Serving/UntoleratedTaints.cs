using System.Text.Json;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>Taints of node pools that keep out the Pods which have no other nodes to go to.</summary>
/// <remarks>GKE itself adds the toleration of google.com/tpu to Pods that ask for chips.</remarks>
internal static class UntoleratedTaints
{
    private static readonly string[] Closing = ["NO_SCHEDULE", "NO_EXECUTE"];

    /// <summary>Each once, at the pool.</summary>
    public static IEnumerable<Finding> Of(RuleInfo rule, FleetModel fleet, InfraModel infra) =>
        from cluster in PlannedCluster.Of(fleet, infra)
        where !cluster.IsAutopilot
        from pod in PodTemplate.Of(fleet)
        where pod.Cluster == cluster.Name
        let pools = PodPools.Of(cluster, pod)
        let taints = pools.Select(pool => pool.Items("node_config", "taint").Where(taint => !IsTolerated(pod, taint)).Select(taint => Text(taint, "key")).FirstOrDefault()).ToList()
        where taints.Count > 0 && taints.TrueForAll(taint => taint is not null)
        group pod by pools[0].Address into kept
        let pool = infra.Resources.First(resource => resource.Address == kept.Key)
        let key = Text(pool.Items("node_config", "taint").First(taint => kept.Any(pod => !IsTolerated(pod, taint))), "key")
        select Finding.At(rule, pool.Expression("node_config", "taint", "key"), $"{pool.Address.Split('[')[0]} has the taint {key}, which {kept.First()} does not tolerate, and no other pool takes it.", "Let the Pods tolerate it, or take the taint out.");

    private static bool IsTolerated(PodTemplate pod, JsonElement taint) => !Closing.Contains(Text(taint, "effect"), StringComparer.Ordinal) || Text(taint, "key") == TpuPod.Resource
        || pod.Spec["tolerations"].Items.Any(toleration => Tolerates(toleration, taint));

    private static bool Tolerates(ObjectField toleration, JsonElement taint)
    {
        var (key, effect, exists) = (toleration["key"].Text, toleration["effect"].Text, toleration["operator"].Text == "Exists");
        return (key is { Length: > 0 } ? key == Text(taint, "key") : exists) && (exists || toleration["value"].Text == Text(taint, "value"))
            && (effect is null or "" || effect.Equals(Text(taint, "effect")?.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
    }

    private static string? Text(JsonElement taint, string name) => JsonText.Of(PlannedResource.Find(taint, [name]));
}

using Tandem.Schemas;

namespace Tandem.Rules.Serving;

/// <summary>Tolerations of TPU Pods that do not match the taint of TPU nodes.</summary>
/// <remarks>
/// GKE taints them <c>google.com/tpu=present:NoSchedule</c>, and lets Pods that ask for chips tolerate it without a word:
/// https://docs.cloud.google.com/kubernetes-engine/docs/concepts/plan-tpus. What is written must still be what was meant.
/// </remarks>
internal static class TpuTolerations
{
    private const string Value = "present";
    private const string Effect = "NoSchedule";
    private const string Taint = $"The taint of TPU nodes is {TpuPod.Resource}={Value}:{Effect}.";

    /// <summary>What is wrong with them.</summary>
    public static IEnumerable<Flaw> Of(TpuPod tpu)
    {
        var tolerations = tpu.Pod.Spec["tolerations"].Items;
        var own = tolerations.Where(toleration => toleration["key"].Text == TpuPod.Resource).ToList();
        return tolerations.Where(toleration => IsOfAnother(tpu, toleration["key"].Text))
            .Select(toleration => toleration["key"].Flaw($"The Pods of {tpu.Pod} run on TPU nodes, and tolerate {toleration["key"].Text}, which those do not have.", Taint))
            .Concat(own.Select(Mismatch).ToList() is var flaws && flaws.Contains(null) ? [] : flaws.OfType<Flaw>());
    }

    // A key that a pool of the cluster is tainted with is meant, whatever its name.
    private static bool IsOfAnother(TpuPod tpu, string? key) => key is not (null or TpuPod.Resource)
        && (key.Split('/')[^1] is "gpu" or "tpu" || NearestName.Find(key, [TpuPod.Resource]) is not null)
        && !tpu.Cluster.Pools.Any(pool => pool.Items("node_config", "taint").Any(taint => taint.TryGetProperty("key", out var name) && name.GetString() == key));

    private static Flaw? Mismatch(ObjectField toleration)
    {
        var (asked, value, effect) = (toleration["operator"], toleration["value"], toleration["effect"]);
        return effect.Text is not (null or "" or Effect) ? effect.Flaw($"TPU nodes have {TpuPod.Resource} with the effect {Effect}, not {effect.Text}.", Taint)
            : asked.Text is not (null or "" or "Equal") || value.Text == Value ? null
            : value.Exists ? value.Flaw($"TPU nodes have {TpuPod.Resource}={Value}, not {value.Text}.", Taint)
            : (asked.Exists ? asked : toleration["key"]).Flaw($"TPU nodes have {TpuPod.Resource}={Value}; this tolerates it without a value.", "Write the operator Exists.");
    }
}

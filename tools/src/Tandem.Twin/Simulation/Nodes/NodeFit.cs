using System.Text.Json;
using Tandem.Rules;
using Tandem.Twin.Json;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Twin.Simulation.Nodes;

/// <summary>Whether a node can take a Pod, in the words of the scheduler's plugins.</summary>
internal static class NodeFit
{
    /// <summary>Why it cannot; null where it can.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="node">The node.</param>
    /// <param name="pod">The Pod.</param>
    /// <param name="others">The Pods that the node has.</param>
    /// <param name="isBarred">Whether a fault keeps TPU nodes from new Pods.</param>
    public static string? Problem(SimulatedCluster cluster, NodeView node, PodView pod, IReadOnlyList<PodView> others, bool isBarred)
    {
        if (node.IsCordoned)
        {
            return "node(s) were unschedulable";
        }

        if (node.Stored.Json.Items("spec", "taints").FirstOrDefault(taint => taint.Text("effect") is "NoSchedule" or "NoExecute" && !Tolerates(pod, taint)) is { ValueKind: JsonValueKind.Object } taint)
        {
            return $"node(s) had untolerated taint {{{taint.Text("key")}: {taint.Text("value")}}}";
        }

        if (!Labels.HoldAll(node.Labels, pod.Spec.Texts("nodeSelector")))
        {
            return "node(s) didn't match Pod's node affinity/selector";
        }

        return Shortage(node, pod, others, isBarred) ?? ClaimFit.Problem(cluster, node, pod);
    }

    private static string? Shortage(NodeView node, PodView pod, IReadOnlyList<PodView> others, bool isBarred)
    {
        if (others.Count + 1 > node.Allocatable("pods"))
        {
            return "Too many pods";
        }

        var wanted = Requests(pod);
        var shorts = wanted.Where(need => need.Value > 0
            && ((isBarred && need.Key == "google.com/tpu") || need.Value + others.Sum(other => Requests(other).GetValueOrDefault(need.Key)) > node.Allocatable(need.Key))).Select(need => need.Key);
        return shorts.FirstOrDefault() is { } resource ? $"Insufficient {resource}" : null;
    }

    private static Dictionary<string, decimal> Requests(PodView pod)
    {
        var sums = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var request in pod.Containers.Concat(pod.Sidecars).SelectMany(container => container.At("resources", "requests").Texts()))
        {
            sums[request.Key] = sums.GetValueOrDefault(request.Key) + (Quantities.Parse(request.Value) ?? 0);
        }

        return sums;
    }

    private static bool Tolerates(PodView pod, JsonElement taint) => pod.Spec.Items("tolerations").Any(toleration =>
        (toleration.Text("key") is null || toleration.Text("key") == taint.Text("key"))
        && (toleration.Text("operator") == "Exists" || toleration.Text("value") == taint.Text("value"))
        && (toleration.Text("effect") is null or "" || toleration.Text("effect") == taint.Text("effect")));
}

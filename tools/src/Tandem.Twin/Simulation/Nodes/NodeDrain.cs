using Tandem.Twin.Json;
using Tandem.Twin.Simulation.Faults;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Twin.Simulation.Nodes;

/// <summary>The fault <c>drain</c>: the TPU nodes are cordoned, and their Pods go one by one as budgets allow.</summary>
internal static class NodeDrain
{
    private const string Mark = "twin.tandem.dev/drained";

    public static void Step(SimulatedCluster cluster, List<NodeView> nodes)
    {
        var isOn = cluster.Faults.Has(FaultKind.Drain, cluster.Region);
        foreach (var node in nodes.Where(node => node.HasTpu))
        {
            var isMarked = node.Stored.Json.Has("metadata", "annotations", Mark);
            if (isOn != isMarked)
            {
                Cordon(cluster, node, isOn);
            }

            if (isOn)
            {
                Evict(cluster, node);
            }
        }
    }

    private static void Cordon(SimulatedCluster cluster, NodeView node, bool isOn) => cluster.Store.Update(node.Stored.Key, body =>
    {
        if (isOn)
        {
            body.Child("spec")["unschedulable"] = true;
            body.Child("metadata").Child("annotations")[Mark] = "true";
        }
        else
        {
            body.Child("spec").Remove("unschedulable");
            body.Child("metadata").Child("annotations").Remove(Mark);
        }
    });

    private static void Evict(SimulatedCluster cluster, NodeView node)
    {
        foreach (var pod in cluster.Store.List("", "Pod").Select(pod => new PodView(pod)).Where(pod => pod.Node == node.Name && !pod.IsLeaving && !pod.HasEnded))
        {
            var budget = cluster.Store.List("policy", "PodDisruptionBudget", pod.Stored.Key.Namespace)
                .FirstOrDefault(candidate => Labels.Match(candidate.Json.At("spec", "selector"), pod.Labels));
            if (budget is null || budget.Json.Number("status", "disruptionsAllowed") > 0 || !pod.IsReady)
            {
                cluster.Events.Normal(pod.Stored, "node-drainer", "Evicted", $"evicted from {node.Name}, which is drained");
                PodTemplates.Delete(cluster.Store, pod);
                return;
            }
        }
    }
}

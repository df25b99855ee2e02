using Tandem.Twin.Json;
using Tandem.Twin.Simulation.Faults;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Twin.Simulation.Nodes;

/// <summary>Finds a node for each Pod that has none.</summary>
internal sealed class SchedulerController : Controller
{
    private const string Source = "default-scheduler";

    public override void Reconcile(SimulatedCluster cluster)
    {
        var waiting = cluster.Store.List("", "Pod").Select(pod => new PodView(pod)).Where(pod => pod.Node is null && !pod.IsLeaving && !pod.HasEnded).OrderBy(pod => pod.Stored.Version).ToList();
        if (waiting.Count == 0)
        {
            return;
        }

        var nodes = cluster.Store.List("", "Node").Select(node => new NodeView(node)).Where(node => node.IsReady).ToList();
        waiting.ForEach(pod => Schedule(cluster, nodes, pod));
    }

    private static void Schedule(SimulatedCluster cluster, List<NodeView> nodes, PodView pod)
    {
        var placed = cluster.Store.List("", "Pod").Select(other => new PodView(other)).Where(other => other.Node is not null && !other.HasEnded)
            .GroupBy(other => other.Node!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var problems = new List<string>();
        var isBarred = cluster.Faults.Has(FaultKind.Unschedulable, cluster.Region, pod.Name);
        // The node with the fewest Pods first: a real scheduler spreads them too.
        foreach (var node in nodes.OrderBy(node => placed.GetValueOrDefault(node.Name)?.Count ?? 0))
        {
            if (NodeFit.Problem(cluster, node, pod, placed.GetValueOrDefault(node.Name) ?? [], isBarred) is { } problem)
            {
                problems.Add(problem);
                continue;
            }

            Bind(cluster, node, pod);
            return;
        }

        Refuse(cluster, nodes.Count, problems, pod);
    }

    private static void Bind(SimulatedCluster cluster, NodeView node, PodView pod)
    {
        ClaimFit.Allocate(cluster, node, pod);
        cluster.Store.Update(pod.Stored.Key, body =>
        {
            body.Child("spec")["nodeName"] = node.Name;
            var status = body.Child("status");
            status["hostIP"] = node.Stored.Json.Items("status", "addresses").FirstOrDefault().Text("address");
            Conditions.Set(status, Condition.Of("PodScheduled", holds: true), cluster.Timestamp);
        });
        cluster.Events.Normal(pod.Stored, Source, "Scheduled", $"Successfully assigned {pod.Stored.Key.Namespace}/{pod.Name} to {node.Name}");
    }

    private static void Refuse(SimulatedCluster cluster, int nodes, List<string> problems, PodView pod)
    {
        var reasons = problems.GroupBy(problem => problem, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}").Order(StringComparer.Ordinal);
        var message = nodes == 0 ? "no nodes available to schedule pods"
            : $"0/{nodes} nodes are available: {string.Join(", ", reasons)}. preemption: 0/{nodes} nodes are available: {nodes} Preemption is not helpful for scheduling.";
        var isNews = Conditions.Find(pod.Stored.Json, "PodScheduled").Text("message") != message;
        cluster.Store.UpdateStatus(pod.Stored.Key, status =>
        {
            status["phase"] = "Pending";
            Conditions.Set(status, Condition.Of("PodScheduled", holds: false, "Unschedulable", message), cluster.Timestamp);
        });
        if (isNews)
        {
            cluster.Events.Warn(pod.Stored, Source, "FailedScheduling", message);
        }
    }
}

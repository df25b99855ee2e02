using System.Text.Json;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Twin.Simulation.Workloads;

/// <summary>PodDisruptionBudgets: how many Pods may be evicted now.</summary>
internal sealed class DisruptionController : Controller
{
    public override void Reconcile(SimulatedCluster cluster)
    {
        foreach (var budget in cluster.Store.List("policy", "PodDisruptionBudget"))
        {
            var pods = cluster.Store.List("", "Pod", budget.Key.Namespace).Select(pod => new PodView(pod))
                .Where(pod => Labels.Match(budget.Json.At("spec", "selector"), pod.Labels) && !pod.HasEnded && !pod.IsLeaving).ToList();
            var expected = Expected(cluster.Store, pods);
            var healthy = pods.Count(pod => pod.IsReady);
            var desired = Desired(budget.Json.At("spec"), expected);
            Write(cluster, budget, (expected, healthy, desired, Math.Max(0, expected == 0 ? 0 : healthy - desired)));
        }
    }

    private static void Write(SimulatedCluster cluster, StoredObject budget, (int Expected, int Healthy, int Desired, int Allowed) count) =>
        cluster.Store.UpdateStatus(budget.Key, status =>
        {
            status["observedGeneration"] = budget.Json.Number("metadata", "generation");
            (status["expectedPods"], status["currentHealthy"], status["desiredHealthy"], status["disruptionsAllowed"]) = (count.Expected, count.Healthy, count.Desired, count.Allowed);
            var allowed = Condition.Of("DisruptionAllowed", count.Allowed > 0, count.Allowed > 0 ? "SufficientPods" : "InsufficientPods", "");
            Conditions.Set(status, allowed with { ObservedGeneration = budget.Json.Number("metadata", "generation") }, cluster.Timestamp);
        });

    // A percentage and maxUnavailable are counted over what the owners ask for, not over what there is.
    private static int Expected(ObjectStore store, List<PodView> pods)
    {
        var owners = pods.Select(pod => pod.Owner).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var sets = store.List("apps", "ReplicaSet").Where(set => owners.Contains(set.Uid)).ToList();
        return sets.Count == 0 ? pods.Count : sets.Sum(set => (int)(set.Json.Number("spec", "replicas") ?? 0));
    }

    private static int Desired(JsonElement spec, int expected) =>
        spec.Has("maxUnavailable") ? Math.Max(0, expected - Count(spec.At("maxUnavailable"), expected)) : Count(spec.At("minAvailable"), expected);

    private static int Count(JsonElement limit, int expected) => limit.ValueKind switch
    {
        JsonValueKind.Number => limit.GetInt32(),
        JsonValueKind.String => (int)Math.Ceiling(double.Parse(limit.GetString()!.TrimEnd('%')) * expected / 100),
        _ => 0,
    };
}

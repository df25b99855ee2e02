using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Twin.Simulation.Workloads;

/// <summary>ReplicaSets: as many Pods as asked for, not one more.</summary>
internal sealed class ReplicaSetController : Controller
{
    private const string Source = "replicaset-controller";

    public override void Reconcile(SimulatedCluster cluster)
    {
        foreach (var set in cluster.Store.List("apps", "ReplicaSet").Where(found => !found.IsLeaving()))
        {
            var pods = Owners.Owned(cluster.Store, set, "", "Pod").ConvertAll(pod => new PodView(pod));
            var living = pods.FindAll(pod => !pod.IsLeaving && !pod.HasEnded);
            var wanted = (int)(set.Json.Number("spec", "replicas") ?? 1);
            var failure = Create(cluster, set, wanted - living.Count);
            Delete(cluster, set, living, living.Count - wanted);
            WriteStatus(cluster, set, failure);
        }
    }

    private static ApiException? Create(SimulatedCluster cluster, StoredObject set, int missing)
    {
        for (var i = 0; i < missing; i++)
        {
            try
            {
                var pod = PodTemplates.Create(cluster, set, set.Json.At("spec", "template"), set.Key.Name + "-");
                cluster.Events.Normal(set, Source, "SuccessfulCreate", $"Created pod: {pod.Key.Name}");
            }
            catch (ApiException refusal)
            {
                cluster.Events.Warn(set, Source, "FailedCreate", $"Error creating: {refusal.Message}");
                cluster.LookAt(cluster.Now.AddSeconds(10));
                return refusal;
            }
        }

        return null;
    }

    // Those that never ran go first, then those that are not ready, then the newest.
    private static void Delete(SimulatedCluster cluster, StoredObject set, List<PodView> living, int surplus)
    {
        foreach (var pod in living.OrderBy(pod => pod.Node is not null).ThenBy(pod => pod.IsReady).ThenByDescending(pod => pod.Stored.Version).Take(Math.Max(0, surplus)))
        {
            PodTemplates.Delete(cluster.Store, pod);
            cluster.Events.Normal(set, Source, "SuccessfulDelete", $"Deleted pod: {pod.Name}");
        }
    }

    private static void WriteStatus(SimulatedCluster cluster, StoredObject set, ApiException? failure)
    {
        var pods = Owners.Owned(cluster.Store, set, "", "Pod").ConvertAll(pod => new PodView(pod)).FindAll(pod => !pod.IsLeaving && !pod.HasEnded);
        var (ready, waited) = (pods.FindAll(pod => pod.IsReady), TimeSpan.FromSeconds(set.Json.Number("spec", "minReadySeconds") ?? 0));
        var available = ready.FindAll(pod => pod.ReadySince + waited <= cluster.Now);
        ready.Except(available).ToList().ForEach(pod => cluster.LookAt(pod.ReadySince + waited));
        cluster.Store.UpdateStatus(set.Key, status => Write(status, set, failure, cluster.Timestamp, (pods.Count, ready.Count, available.Count)));
    }

    private static void Write(JsonObject status, StoredObject set, ApiException? failure, string now, (int All, int Ready, int Available) count)
    {
        status["observedGeneration"] = set.Json.Number("metadata", "generation");
        (status["replicas"], status["fullyLabeledReplicas"], status["readyReplicas"], status["availableReplicas"]) = (count.All, count.All, count.Ready, count.Available);
        if (failure is null)
        {
            Conditions.Remove(status, "ReplicaFailure");
        }
        else
        {
            Conditions.Set(status, new Condition("ReplicaFailure", "True", "FailedCreate", failure.Message), now);
        }
    }
}

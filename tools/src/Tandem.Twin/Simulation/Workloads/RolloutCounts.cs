using System.Text.Json;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Workloads;

/// <summary>The Pods of a Deployment, counted over its ReplicaSets.</summary>
internal sealed record RolloutCounts(int Wanted, int Replicas, int Updated, int Ready, int Available)
{
    /// <summary>Whether every Pod is new and available, and no old one is left.</summary>
    public bool IsComplete => Updated == Wanted && Replicas == Wanted && Available == Wanted;

    public static RolloutCounts Of(StoredObject deployment, List<StoredObject> sets, StoredObject? current)
    {
        int Sum(string field) => sets.Sum(set => (int)(set.Json.Number("status", field) ?? 0));
        return new RolloutCounts(
            (int)(deployment.Json.Number("spec", "replicas") ?? 1), Sum("replicas"), (int)(current?.Json.Number("status", "replicas") ?? 0), Sum("readyReplicas"), Sum("availableReplicas"));
    }

    /// <summary>Whether an earlier status counted otherwise: something has moved.</summary>
    public bool DiffersFrom(JsonElement status) =>
        Replicas != (status.Number("replicas") ?? 0) || Updated != (status.Number("updatedReplicas") ?? 0)
        || Ready != (status.Number("readyReplicas") ?? 0) || Available != (status.Number("availableReplicas") ?? 0);
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Workloads;

/// <summary>What a Deployment says of itself.</summary>
internal static class DeploymentStatus
{
    public static void Write(SimulatedCluster cluster, StoredObject deployment)
    {
        var sets = Owners.Owned(cluster.Store, deployment, "apps", "ReplicaSet");
        var hash = ObjectNames.Hash(deployment.Json.At("spec", "template"));
        var current = sets.Find(set => set.Json.Text("metadata", "labels", DeploymentRollout.HashLabel) == hash);
        if (current?.Json.Text("metadata", "annotations", DeploymentRollout.Revision) is { } revision)
        {
            cluster.Store.Update(deployment.Key, body => body.Child("metadata").Child("annotations")[DeploymentRollout.Revision] = revision);
        }

        var counts = RolloutCounts.Of(deployment, sets, current);
        cluster.Store.UpdateStatus(deployment.Key, status => Write(cluster, deployment, current, counts, status));
    }

    private static void Write(SimulatedCluster cluster, StoredObject deployment, StoredObject? current, RolloutCounts counts, JsonObject status)
    {
        status["observedGeneration"] = deployment.Json.Number("metadata", "generation");
        Count(status, "replicas", counts.Replicas);
        Count(status, "updatedReplicas", counts.Updated);
        Count(status, "readyReplicas", counts.Ready);
        Count(status, "availableReplicas", counts.Available);
        Count(status, "unavailableReplicas", Math.Max(0, counts.Wanted - counts.Available));
        var enough = counts.Available >= counts.Wanted - RolloutLimits.Of(deployment.Json, counts.Wanted).Unavailable;
        Conditions.Set(status, enough
            ? new Condition("Available", "True", "MinimumReplicasAvailable", "Deployment has minimum availability.") { LastUpdateTime = Updated(status, "Available", "True", cluster) }
            : new Condition("Available", "False", "MinimumReplicasUnavailable", "Deployment does not have minimum availability.") { LastUpdateTime = Updated(status, "Available", "False", cluster) },
            cluster.Timestamp);
        Progress(cluster, deployment, current, counts, status);
        Failure(cluster, current, status);
    }

    private static void Progress(SimulatedCluster cluster, StoredObject deployment, StoredObject? current, RolloutCounts counts, JsonObject status)
    {
        var name = current?.Key.Name ?? "";
        var old = Conditions.Find(deployment.Json, "Progressing");
        if (counts.IsComplete)
        {
            Set(status, cluster, old, new Condition("Progressing", "True", "NewReplicaSetAvailable", $"ReplicaSet \"{name}\" has successfully progressed."), moved: old.Text("reason") != "NewReplicaSetAvailable");
            return;
        }

        var moved = old.ValueKind == JsonValueKind.Undefined || old.Text("reason") == "NewReplicaSetAvailable" || counts.DiffersFrom(deployment.Json.At("status"));
        var since = moved ? cluster.Now : Time(old.Text("lastUpdateTime")) ?? cluster.Now;
        var deadline = since.AddSeconds(deployment.Json.Number("spec", "progressDeadlineSeconds") ?? 600);
        if (!moved && (old.Text("status") == "False" || deadline <= cluster.Now))
        {
            Set(status, cluster, old, new Condition("Progressing", "False", "ProgressDeadlineExceeded", $"ReplicaSet \"{name}\" has timed out progressing."), moved: old.Text("status") != "False");
            return;
        }

        cluster.LookAt(deadline);
        Set(status, cluster, old, new Condition("Progressing", "True", "ReplicaSetUpdated", $"ReplicaSet \"{name}\" is progressing."), moved);
    }

    private static void Set(JsonObject status, SimulatedCluster cluster, JsonElement old, Condition condition, bool moved) =>
        Conditions.Set(status, condition with { LastUpdateTime = moved ? cluster.Timestamp : old.Text("lastUpdateTime") ?? cluster.Timestamp }, cluster.Timestamp);

    private static void Failure(SimulatedCluster cluster, StoredObject? current, JsonObject status)
    {
        var failure = current is null ? default : Conditions.Find(current.Json, "ReplicaFailure");
        if (failure.ValueKind == JsonValueKind.Undefined)
        {
            Conditions.Remove(status, "ReplicaFailure");
            return;
        }

        Conditions.Set(status, new Condition("ReplicaFailure", "True", failure.Text("reason"), failure.Text("message")) { LastUpdateTime = failure.Text("lastTransitionTime") }, cluster.Timestamp);
    }

    private static void Count(JsonObject status, string name, int count)
    {
        if (count == 0)
        {
            status.Remove(name);
        }
        else
        {
            status[name] = count;
        }
    }

    private static string Updated(JsonObject status, string type, string value, SimulatedCluster cluster) =>
        status.Objects("conditions").FirstOrDefault(condition => condition.TextOf("type") == type && condition.TextOf("status") == value)?.TextOf("lastUpdateTime") ?? cluster.Timestamp;

    private static DateTimeOffset? Time(string? text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;
}

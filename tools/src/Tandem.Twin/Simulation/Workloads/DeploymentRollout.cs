using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Workloads;

/// <summary>One step of one Deployment's rollout.</summary>
internal sealed class DeploymentRollout
{
    internal const string HashLabel = "pod-template-hash";
    internal const string Revision = "deployment.kubernetes.io/revision";

    private const string Source = "deployment-controller";

    private readonly SimulatedCluster cluster;
    private readonly StoredObject deployment;
    private readonly int desired;
    private readonly List<ReplicaSet> olds;
    private readonly ReplicaSet current;

    public DeploymentRollout(SimulatedCluster cluster, StoredObject deployment)
    {
        (this.cluster, this.deployment) = (cluster, deployment);
        desired = (int)(deployment.Json.Number("spec", "replicas") ?? 1);
        var hash = ObjectNames.Hash(deployment.Json.At("spec", "template"));
        var sets = Owners.Owned(cluster.Store, deployment, "apps", "ReplicaSet").ConvertAll(set => new ReplicaSet(set));
        var known = sets.Find(set => set.Hash == hash);
        current = known ?? Make(hash, sets);
        olds = [.. sets.Where(set => set != known).OrderBy(set => set.Revision)];
        Renumber(known, sets);
    }

    /// <summary>Scales the ReplicaSets one step nearer to the end.</summary>
    public void Advance()
    {
        if (deployment.Json.IsTrue("spec", "paused"))
        {
            return;
        }

        if (deployment.Json.Text("spec", "strategy", "type") == "Recreate")
        {
            Recreate();
        }
        else
        {
            Roll(RolloutLimits.Of(deployment.Json, desired));
        }

        DropHistory();
    }

    private void Recreate()
    {
        foreach (var old in olds.Where(old => old.Wanted > 0))
        {
            Scale(old, 0);
        }

        if (!olds.Exists(HasPods))
        {
            Scale(current, desired);
        }
    }

    private void Roll(RolloutLimits limits)
    {
        var total = olds.Sum(old => old.Wanted) + current.Wanted;
        if (current.Wanted != desired)
        {
            var room = Math.Max(0, desired + limits.Surge - total);
            Scale(current, current.Wanted > desired ? desired : Math.Min(desired, current.Wanted + room));
        }

        var least = desired - limits.Unavailable;
        var spare = total - least - Math.Max(0, current.Wanted - current.Available);
        foreach (var old in olds.Where(old => old.Wanted > 0 && spare > 0))
        {
            spare = Shrink(old, old.Wanted - old.Available, spare);
        }

        var surplus = Math.Min(spare, olds.Sum(old => old.Available) + current.Available - least);
        foreach (var old in olds.Where(old => old.Wanted > 0 && surplus > 0))
        {
            surplus = Shrink(old, old.Wanted, surplus);
        }
    }

    private int Shrink(ReplicaSet old, int most, int allowed)
    {
        var by = Math.Clamp(Math.Min(most, allowed), 0, old.Wanted);
        Scale(old, old.Wanted - by);
        return allowed - by;
    }

    private void Scale(ReplicaSet set, int to)
    {
        var from = set.Wanted;
        if (from == to)
        {
            return;
        }

        cluster.Store.Update(set.Stored.Key, body => body.Child("spec")["replicas"] = to);
        set.Wanted = to;
        cluster.Events.Normal(deployment, Source, "ScalingReplicaSet", $"Scaled {(to > from ? "up" : "down")} replica set {set.Stored.Key.Name} from {from} to {to}");
    }

    private ReplicaSet Make(string hash, List<ReplicaSet> sets)
    {
        var spec = deployment.Json.At("spec");
        var template = (JsonObject)spec.At("template").Copy()!;
        template.Child("metadata").Child("labels")[HashLabel] = hash;
        var selector = (JsonObject)spec.At("selector").Copy()!;
        selector.Child("matchLabels")[HashLabel] = hash;
        var body = new JsonObject
        {
            ["apiVersion"] = "apps/v1",
            ["kind"] = "ReplicaSet",
            ["metadata"] = new JsonObject
            {
                ["labels"] = template["metadata"]!["labels"]!.DeepClone(),
                ["annotations"] = new JsonObject { [Revision] = $"{sets.Select(set => set.Revision).DefaultIfEmpty(0).Max() + 1}" },
                ["ownerReferences"] = Owners.Of(deployment),
            },
            ["spec"] = new JsonObject { ["replicas"] = 0, ["selector"] = selector, ["template"] = template },
        };
        return new ReplicaSet(cluster.Create(new ObjectKey("apps", "ReplicaSet", deployment.Key.Namespace, $"{deployment.Key.Name}-{hash}"), body));
    }

    // A template that comes back, by a rollback or a reverted commit, is the newest revision again.
    private void Renumber(ReplicaSet? known, List<ReplicaSet> sets)
    {
        var newest = sets.Select(set => set.Revision).DefaultIfEmpty(0).Max();
        if (known is not null && known.Revision < newest)
        {
            cluster.Store.Update(known.Stored.Key, body => body.Child("metadata").Child("annotations")[Revision] = $"{newest + 1}");
        }
    }

    private bool HasPods(ReplicaSet set) => Owners.Owned(cluster.Store, set.Stored, "", "Pod").Count > 0;

    private void DropHistory()
    {
        var kept = (int)(deployment.Json.Number("spec", "revisionHistoryLimit") ?? 10);
        foreach (var old in olds.Where(old => old.Wanted == 0 && !HasPods(old)).SkipLast(kept))
        {
            cluster.Store.Delete(old.Stored.Key);
        }
    }
}

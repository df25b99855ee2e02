using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Delivery;

/// <summary>Argo CD: compares what runs with the repository, and brings it back where an Application heals itself.</summary>
/// <param name="sources">The repository.</param>
internal sealed class ArgoController(GitSources sources) : Controller
{
    private const string Group = "argoproj.io";
    private const string Refresh = "argocd.argoproj.io/refresh";

    private readonly Dictionary<string, DateTimeOffset> driftsSince = new(StringComparer.Ordinal);

    public override void Reconcile(SimulatedCluster cluster)
    {
        foreach (var application in cluster.Store.List(Group, "Application").Where(found => !found.IsLeaving()).Select(found => new ArgoApplication(found)))
        {
            var compared = Compare(cluster, application);
            if (Sync(cluster, application, compared))
            {
                // The next look, which what was written brings about, compares again.
                continue;
            }

            Write(cluster, application, compared, operation: null);
        }
    }

    private List<ComparedObject> Compare(SimulatedCluster cluster, ArgoApplication application) =>
    [
        .. from wanted in sources.Of(application.Folder) ?? []
           where !wanted.IsHook
           let live = cluster.Store.Find(wanted.Key)
           select new ComparedObject(wanted, live, live is null ? ["/"] : [.. application.DriftOf(wanted, live)]),
    ];

    private bool Sync(SimulatedCluster cluster, ArgoApplication application, List<ComparedObject> compared)
    {
        var key = application.Stored.Uid;
        if (compared.TrueForAll(item => item.IsSynced) || !application.Heals)
        {
            driftsSince.Remove(key);
        }
        else if (driftsSince.TryAdd(key, cluster.Now))
        {
            cluster.LookAt(cluster.Now + cluster.Times.SelfHeal);
        }

        var isHealing = driftsSince.TryGetValue(key, out var since) && since + cluster.Times.SelfHeal <= cluster.Now;
        if (!isHealing && !application.IsAsked)
        {
            if (driftsSince.ContainsKey(key))
            {
                cluster.LookAt(since + cluster.Times.SelfHeal);
            }

            return false;
        }

        driftsSince.Remove(key);
        var isWhole = application.IsAsked || (!application.HasSynced && compared.TrueForAll(item => item.Live is null));
        var failure = Apply(cluster, application, compared, isWhole);
        Write(cluster, application, Compare(cluster, application), Operation(cluster, failure));
        return true;
    }

    private string? Apply(SimulatedCluster cluster, ArgoApplication application, List<ComparedObject> compared, bool isWhole)
    {
        try
        {
            foreach (var wanted in (sources.Of(application.Folder) ?? []).Where(item => isWhole || !item.IsHook))
            {
                ArgoApply.Put(cluster, wanted, compared.Find(item => item.Wanted == wanted));
            }

            return null;
        }
        catch (ApiException refusal)
        {
            cluster.LookAt(cluster.Now.AddSeconds(15));
            return refusal.Message;
        }
    }

    private static JsonObject Operation(SimulatedCluster cluster, string? failure) => new()
    {
        ["operation"] = new JsonObject { ["sync"] = new JsonObject() },
        ["phase"] = failure is null ? "Succeeded" : "Failed",
        ["message"] = failure ?? "successfully synced (all tasks run)",
        ["startedAt"] = cluster.Timestamp,
        ["finishedAt"] = cluster.Timestamp,
    };

    private void Write(SimulatedCluster cluster, ArgoApplication application, List<ComparedObject> compared, JsonObject? operation) =>
        cluster.Store.Update(application.Stored.Key, body =>
        {
            body.Remove("operation");
            if (body["metadata"]?["annotations"] is JsonObject annotations && annotations.Remove(Refresh) && annotations.Count == 0)
            {
                body.Child("metadata").Remove("annotations");
            }

            var status = body.Child("status");
            // The root deploys itself too; its own health is no reason for its health.
            var health = ArgoHealth.Worst(compared.Where(item => item.Wanted.Key != application.Stored.Key).Select(item => item.Health));
            if (status["health"]?["status"]?.ToString() != health)
            {
                status["health"] = new JsonObject { ["status"] = health, ["lastTransitionTime"] = cluster.Timestamp };
            }

            status["sync"] = new JsonObject { ["status"] = compared.TrueForAll(item => item.IsSynced) ? "Synced" : "OutOfSync", ["revision"] = sources.Revision };
            status["resources"] = new JsonArray([.. compared.Select(item => item.ToJson())]);
            if (operation is not null)
            {
                status["operationState"] = operation;
            }
            else if (!status.ContainsKey("operationState") && compared.TrueForAll(item => item.IsSynced))
            {
                status["operationState"] = Operation(cluster, failure: null);
            }
        });
}

using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Twin.Simulation.Workloads;

/// <summary>Namespaces: an account for Pods that name none, and the end of everything inside when one is deleted.</summary>
internal sealed class NamespaceController : Controller
{
    public override void Reconcile(SimulatedCluster cluster)
    {
        foreach (var space in cluster.Store.List("", "Namespace"))
        {
            if (space.IsLeaving())
            {
                Empty(cluster.Store, space);
            }
            else
            {
                Fill(cluster.Store, space.Key.Name);
            }
        }
    }

    private static void Fill(ObjectStore store, string name)
    {
        var key = new ObjectKey("", "ServiceAccount", name, "default");
        if (store.Find(key) is null)
        {
            store.Create(key, new JsonObject { ["apiVersion"] = "v1", ["kind"] = "ServiceAccount" });
        }
    }

    private static void Empty(ObjectStore store, StoredObject space)
    {
        store.UpdateStatus(space.Key, status => status["phase"] = "Terminating");
        var (objects, _) = store.Snapshot();
        var inside = objects.Where(stored => stored.Key.Namespace == space.Key.Name).ToList();
        foreach (var stored in inside.Where(stored => !stored.IsLeaving()))
        {
            if (stored.Key is { Group: "", Kind: "Pod" })
            {
                PodTemplates.Delete(store, new PodView(stored));
            }
            else
            {
                store.Delete(stored.Key);
            }
        }

        if (inside.Count == 0)
        {
            store.Update(space.Key, body => body.Child("metadata").Remove("finalizers"));
        }
    }
}

using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Twin.Simulation.Workloads;

/// <summary>Deletes what was made for objects that are gone, and ends foreground and orphaning deletions.</summary>
internal sealed class GarbageCollector : Controller
{
    private const string Orphan = "orphan";
    private const string Foreground = "foregroundDeletion";

    public override void Reconcile(SimulatedCluster cluster)
    {
        var (objects, _) = cluster.Store.Snapshot();
        var uids = objects.Select(stored => stored.Uid).ToHashSet(StringComparer.Ordinal);
        var leaving = objects.Where(stored => stored.IsLeaving()).ToDictionary(stored => stored.Uid, StringComparer.Ordinal);
        foreach (var stored in objects)
        {
            if (Owners.ControllerOf(stored.Json) is { } owner && !stored.IsLeaving()
                && (!uids.Contains(owner) || (leaving.TryGetValue(owner, out var parent) && Holds(parent, Foreground))))
            {
                Delete(cluster.Store, stored);
            }
        }

        foreach (var parent in leaving.Values)
        {
            Finish(cluster.Store, parent, objects);
        }
    }

    private static void Delete(ObjectStore store, StoredObject stored)
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

    private static void Finish(ObjectStore store, StoredObject parent, IReadOnlyList<StoredObject> objects)
    {
        var children = objects.Where(child => Owners.ControllerOf(child.Json) == parent.Uid).ToList();
        if (Holds(parent, Orphan))
        {
            children.ForEach(child => store.Update(child.Key, body => body.Child("metadata").Remove("ownerReferences")));
            Release(store, parent, Orphan);
        }
        else if (Holds(parent, Foreground) && children.TrueForAll(child => store.Find(child.Key) is null))
        {
            Release(store, parent, Foreground);
        }
    }

    private static void Release(ObjectStore store, StoredObject parent, string finalizer) => store.Update(parent.Key, body =>
    {
        var metadata = body.Child("metadata");
        metadata["finalizers"] = JsonWriting.List(parent.Json.Items("metadata", "finalizers").Select(item => item.GetString()!).Where(name => name != finalizer));
    });

    private static bool Holds(StoredObject stored, string finalizer) => stored.Json.Items("metadata", "finalizers").Any(item => item.GetString() == finalizer);
}

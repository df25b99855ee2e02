using System.Text.Json.Nodes;

namespace Tandem.Twin.Kubernetes.Store;

/// <summary>All objects of a store at a moment, with their uids and dates.</summary>
/// <param name="Time">The moment, on the store's clock.</param>
/// <param name="Version">The version of the latest write.</param>
/// <param name="Objects">The objects, kind by kind.</param>
public sealed record StoreSnapshot(DateTimeOffset Time, long Version, IReadOnlyList<(ObjectKey Key, JsonObject Body)> Objects)
{
    /// <summary>What a store holds now.</summary>
    /// <param name="store">The store.</param>
    /// <param name="time">The moment that is noted: one for all stores that are taken together.</param>
    public static StoreSnapshot Of(ObjectStore store, DateTimeOffset time)
    {
        var (objects, version) = store.Snapshot();
        return new StoreSnapshot(time, version, [.. objects.Select(stored => (stored.Key, stored.Copy()))]);
    }

    /// <summary>
    /// Puts the objects into a store; those of the same names are replaced. No version that the other store gave is given again, and a
    /// watch that begins at one gets 410, so that its client lists anew.
    /// </summary>
    public void Restore(ObjectStore store)
    {
        store.GoOnFrom(Version);
        foreach (var (key, body) in Objects)
        {
            store.Restore(key, body);
        }

        store.Compact();
    }
}

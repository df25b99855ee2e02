using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Tandem.Twin.Kubernetes.Store;

/// <summary>
/// One cluster's objects, in memory, safe for many threads. It keeps resourceVersion, uid, generation, creationTimestamp and
/// finalizers as an API server does; a write that changes nothing is none.
/// </summary>
/// <param name="clock">What dates objects.</param>
/// <param name="remembered">How many changes a watch may begin in the past.</param>
public sealed class ObjectStore(TimeProvider clock, int remembered = 2_000)
{
    private readonly Lock gate = new();
    private readonly StoreCore core = new(clock, remembered);

    /// <summary>What dates its objects.</summary>
    public TimeProvider Clock => clock;

    /// <summary>The version of the latest write.</summary>
    public long Version
    {
        get
        {
            lock (gate)
            {
                return core.Version;
            }
        }
    }

    /// <summary>The object; null where there is none.</summary>
    public StoredObject? Find(ObjectKey key)
    {
        lock (gate)
        {
            return core.Objects.Find(key);
        }
    }

    /// <summary>The objects of a kind, by namespace and name.</summary>
    /// <param name="group">The API group.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="namespace">The namespace; null for all.</param>
    public IReadOnlyList<StoredObject> List(string group, string kind, string? @namespace = null) => Snapshot(group, kind, @namespace).Objects;

    /// <summary>The objects of a kind and the version at which they were so.</summary>
    public (IReadOnlyList<StoredObject> Objects, long Version) Snapshot(string group, string kind, string? @namespace = null)
    {
        lock (gate)
        {
            return ([.. core.Objects.Of(group, kind, @namespace)], core.Version);
        }
    }

    /// <summary>Every object, kind by kind, and the version at which they were so.</summary>
    public (IReadOnlyList<StoredObject> Objects, long Version) Snapshot()
    {
        lock (gate)
        {
            return ([.. core.Objects.All()], core.Version);
        }
    }

    /// <summary>Adds an object. The name, the namespace and what a server fills in are written to its metadata.</summary>
    /// <exception cref="ApiException">409 AlreadyExists.</exception>
    public StoredObject Create(ObjectKey key, JsonObject body)
    {
        lock (gate)
        {
            return core.Create(key, body);
        }
    }

    /// <summary>Reads, edits and writes an object while nobody else can write. The edit may throw to leave it as it is.</summary>
    /// <returns>The object after it; null where there is none.</returns>
    public StoredObject? Update(ObjectKey key, Action<JsonObject> edit)
    {
        lock (gate)
        {
            return core.Update(key, edit);
        }
    }

    /// <summary>As <see cref="Update"/>, of the status alone.</summary>
    public StoredObject? UpdateStatus(ObjectKey key, Action<JsonObject> editStatus) => Update(key, body =>
    {
        if (body["status"] is not JsonObject status)
        {
            body["status"] = status = [];
        }

        editStatus(status);
        if (status.Count == 0)
        {
            body.Remove("status");
        }
    });

    /// <summary>Deletes an object at once; where it has finalizers, begins its deletion, which ends when an update removes the last.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Delete(ObjectKey key) => Delete(key, graceSeconds: 0) is not null;

    /// <summary>Deletes an object, or begins its deletion where it has finalizers or is given time.</summary>
    /// <param name="key">Which.</param>
    /// <param name="graceSeconds">How long its processes may take to end; 0 for none. Whoever runs them deletes it again, with 0.</param>
    /// <param name="prepare">Looks at it first, and may edit its metadata or throw to leave it as it is.</param>
    /// <returns>Its last content, or its content now where it is still there; null where there is none.</returns>
    public StoredObject? Delete(ObjectKey key, long graceSeconds, Action<JsonObject>? prepare = null)
    {
        lock (gate)
        {
            return core.Delete(key, graceSeconds, prepare);
        }
    }

    /// <summary>The objects there are, each as an addition, then every change in order, until it is cancelled.</summary>
    /// <param name="group">The API group; null for all.</param>
    /// <param name="kind">The kind; null for all.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="ApiException">410: the reader fell too far behind.</exception>
    public async IAsyncEnumerable<StoredChange> WatchAsync(string? group, string? kind, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var subscription = Subscribe(group, kind);
        foreach (var stored in subscription.Initial)
        {
            yield return new StoredChange(ChangeKind.Added, stored, Before: null);
        }

        await foreach (var change in subscription.ReadAsync(cancel))
        {
            yield return change;
        }
    }

    /// <summary>Begins to listen for changes.</summary>
    /// <param name="group">The API group; null for all.</param>
    /// <param name="kind">The kind; null for all.</param>
    /// <param name="since">The version after which to begin; null for now, with what is there as <see cref="StoreSubscription.Initial"/>.</param>
    /// <exception cref="ApiException">410: changes since then are no longer remembered.</exception>
    public StoreSubscription Subscribe(string? group, string? kind, long? since = null)
    {
        lock (gate)
        {
            return core.Subscribe(group, kind, since, End);
        }
    }

    /// <summary>Forgets the changes so far: a watch that begins before them gets 410.</summary>
    public void Compact()
    {
        lock (gate)
        {
            core.Listeners.Log.Compact(core.Version);
        }
    }

    /// <summary>Puts an object in as it is, with its uid and dates; its version is a new one.</summary>
    internal void Restore(ObjectKey key, JsonObject body)
    {
        lock (gate)
        {
            core.Restore(key, body);
        }
    }

    /// <summary>Leaves out the versions up to one, which another store has given.</summary>
    internal void GoOnFrom(long version)
    {
        lock (gate)
        {
            core.GoOnFrom(version);
        }
    }

    private void End(StoreSubscription subscription)
    {
        lock (gate)
        {
            core.Listeners.Remove(subscription);
        }
    }
}

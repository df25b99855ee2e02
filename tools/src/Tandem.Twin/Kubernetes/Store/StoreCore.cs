using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Twin.Kubernetes.Store;

/// <summary>What an <see cref="ObjectStore"/> does while it keeps others out.</summary>
/// <param name="clock">What dates objects.</param>
/// <param name="remembered">How many changes a watch may begin in the past.</param>
internal sealed class StoreCore(TimeProvider clock, int remembered)
{
    /// <summary>The objects.</summary>
    public ObjectShelves Objects { get; } = new();

    /// <summary>Who listens.</summary>
    public SubscriptionList Listeners { get; } = new(remembered);

    /// <summary>The version of the latest write.</summary>
    public long Version { get; private set; } = 1;

    public StoredObject Create(ObjectKey key, JsonObject body)
    {
        if (Objects.Find(key) is not null)
        {
            throw ApiException.AlreadyExists(key.Kind, key.Name);
        }

        var fresh = (JsonObject)body.DeepClone();
        ObjectMetadata.Begin(fresh, key, ObjectTimes.Text(clock.GetUtcNow()));
        return Publish(ChangeKind.Added, key, fresh, before: null);
    }

    public StoredObject? Update(ObjectKey key, Action<JsonObject> edit)
    {
        if (Objects.Find(key) is not { } before)
        {
            return null;
        }

        var body = before.Copy();
        edit(body);
        ObjectMetadata.Keep(body, before);
        return Write(before, body);
    }

    public StoredObject? Delete(ObjectKey key, long graceSeconds, Action<JsonObject>? prepare)
    {
        if (Objects.Find(key) is not { } before)
        {
            return null;
        }

        var body = before.Copy();
        prepare?.Invoke(body);
        if (graceSeconds == 0 && !ObjectMetadata.HasFinalizers(body))
        {
            return Publish(ChangeKind.Deleted, key, body, before);
        }

        ObjectMetadata.BeginDeletion(body, ObjectTimes.Text(clock.GetUtcNow().AddSeconds(graceSeconds)), graceSeconds);
        return Write(before, body);
    }

    public void Restore(ObjectKey key, JsonObject body)
    {
        var before = Objects.Find(key);
        Publish(before is null ? ChangeKind.Added : ChangeKind.Modified, key, (JsonObject)body.DeepClone(), before);
    }

    public void GoOnFrom(long version) => Version = Math.Max(Version, version);

    public StoreSubscription Subscribe(string? group, string? kind, long? since, Action<StoreSubscription> end)
    {
        var missed = since is { } old ? Listeners.Log.Since(old, Version).ToList() : [];
        var subscription = new StoreSubscription(group, kind, end) { Initial = since is null ? [.. Objects.All(group, kind)] : [], Version = since ?? Version };
        missed.ForEach(subscription.Offer);
        Listeners.Add(subscription);
        return subscription;
    }

    private StoredObject Write(StoredObject before, JsonObject body)
    {
        if (ObjectMetadata.IsGone(body))
        {
            return Publish(ChangeKind.Deleted, before.Key, body, before);
        }

        return JsonElement.DeepEquals(JsonSerializer.SerializeToElement(body), before.Json) ? before : Publish(ChangeKind.Modified, before.Key, body, before);
    }

    private StoredObject Publish(ChangeKind kind, ObjectKey key, JsonObject body, StoredObject? before)
    {
        ObjectMetadata.Of(body)["resourceVersion"] = $"{++Version}";
        var stored = new StoredObject(key, Version, body);
        if (kind == ChangeKind.Deleted)
        {
            Objects.Remove(key);
        }
        else
        {
            Objects.Put(stored);
        }

        Listeners.Publish(new StoredChange(kind, stored, before));
        return stored;
    }
}

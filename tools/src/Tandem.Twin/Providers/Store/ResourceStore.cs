using System.Collections.Concurrent;
using Tandem.Twin.Providers.Rules;

namespace Tandem.Twin.Providers.Store;

/// <summary>What exists, by type and id, whichever provider made it.</summary>
/// <remarks>
/// In memory, the store of a new process is empty while a state file may tell of resources: whatever terraform shows of its state, when
/// it upgrades or reads it, is taken to exist, unless this process has deleted it. In a folder the store outlives the process and is
/// the truth: a resource of the state that the folder does not have is gone, as one deleted by hand is.
/// </remarks>
internal class ResourceStore : IWorld
{
    private readonly ConcurrentDictionary<ResourceKey, Resource> resources = new();
    private readonly ConcurrentDictionary<ResourceKey, bool> removed = new();

    /// <summary>Opens the folder, or a store in memory where there is none.</summary>
    public static ResourceStore Open(string? folder) => folder is null ? new ResourceStore() : new FolderStore(folder);

    public virtual IEnumerable<Resource> Of(string type) => All.Where(resource => resource.Type == type);

    public virtual Resource? Find(string type, string id) => resources.GetValueOrDefault(new ResourceKey(type, id));

    /// <summary>Everything.</summary>
    public virtual IEnumerable<Resource> All => resources.Values;

    /// <summary>Adds a resource; false where its id is taken.</summary>
    public virtual bool TryAdd(Resource resource)
    {
        removed.TryRemove(ResourceKey.Of(resource), out _);
        return resources.TryAdd(ResourceKey.Of(resource), resource);
    }

    /// <summary>Overwrites a resource.</summary>
    public virtual void Put(Resource resource) => resources[ResourceKey.Of(resource)] = resource;

    public virtual void Remove(Resource resource)
    {
        resources.TryRemove(ResourceKey.Of(resource), out _);
        removed[ResourceKey.Of(resource)] = true;
    }

    /// <summary>Takes note of a resource that a state file tells of.</summary>
    public virtual void Adopt(Resource resource)
    {
        if (!removed.ContainsKey(ResourceKey.Of(resource)))
        {
            resources.TryAdd(ResourceKey.Of(resource), resource);
        }
    }

    /// <summary>Who holds a resource so that it cannot be deleted: a line of a mark file; null for nobody.</summary>
    public virtual string? HolderOf(Resource resource) => null;
}

using System.Collections.Concurrent;

namespace Tandem.Twin.Providers.Rules;

/// <summary>
/// What one walk of terraform has planned so far: the end state of the configuration, so nothing that the plan removes. A resource that
/// the walk has not seen may stand under another provider; then the existing one answers.
/// </summary>
internal sealed class PlannedWorld(IWorld existing) : IWorld
{
    private readonly ConcurrentDictionary<ResourceKey, Resource> planned = new();

    public IEnumerable<Resource> Of(string type) => planned.Values.Where(resource => resource.Type == type);

    public Resource? Find(string type, string id) => planned.GetValueOrDefault(new ResourceKey(type, id)) ?? existing.Find(type, id);

    /// <summary>Notes a resource; one whose id is not known yet can be named by nobody.</summary>
    public void Add(Resource resource)
    {
        if (resource.Id.Length > 0)
        {
            planned[ResourceKey.Of(resource)] = resource;
        }
    }
}

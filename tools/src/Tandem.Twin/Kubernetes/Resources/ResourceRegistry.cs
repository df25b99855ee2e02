using Tandem.Twin.Kubernetes.Schemas;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Resources;

/// <summary>The resources of one cluster: those of Kubernetes, and those of the definitions in its store at the moment.</summary>
internal sealed class ResourceRegistry
{
    private readonly Lock gate = new();
    private readonly KindSchemas schemas;
    private readonly StoreSubscription definitions;
    private readonly SortedDictionary<string, IReadOnlyList<ResourceInfo>> custom = new(StringComparer.Ordinal);

    public ResourceRegistry(ObjectStore store, KindSchemas schemas)
    {
        this.schemas = schemas;
        definitions = store.Subscribe(CustomResources.Group, CustomResources.Kind);
        foreach (var definition in definitions.Initial)
        {
            Register(definition);
        }
    }

    /// <summary>Every resource, of each group the preferred version last.</summary>
    public IReadOnlyList<ResourceInfo> All()
    {
        lock (gate)
        {
            CatchUp();
            return [.. BuiltInResources.All, .. custom.Values.SelectMany(resources => resources)];
        }
    }

    /// <summary>The resource under a path; null where there is none.</summary>
    public ResourceInfo? Find(string group, string version, string plural) =>
        All().FirstOrDefault(resource => resource.Plural == plural && resource.Group == group && resource.Version == version);

    // Definitions may be written by anybody who holds the store, so the registry follows the store and not the requests.
    private void CatchUp()
    {
        while (definitions.TryRead(out var change))
        {
            if (change!.Kind == ChangeKind.Deleted)
            {
                custom.Remove(change.Object.Key.Name);
            }
            else
            {
                Register(change.Object);
            }
        }
    }

    private void Register(StoredObject definition)
    {
        custom[definition.Key.Name] = [.. CustomResources.Of(definition.Json)];
        schemas.Take(definition);
    }
}

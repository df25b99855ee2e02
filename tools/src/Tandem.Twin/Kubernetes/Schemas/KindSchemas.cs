using System.Collections.Concurrent;
using System.Text.Json;
using Tandem.Manifests;
using Tandem.Schemas;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Schemas;

/// <summary>
/// The schemas of one cluster's kinds: those that the tool carries, and those of the definitions applied to it. A definition that
/// names no field, as the twin's own do, leaves the tool's schema in force.
/// </summary>
internal sealed class KindSchemas
{
    private readonly ConcurrentDictionary<SchemaId, JsonElement> sources = new();
    private readonly SchemaStore store = new();

    /// <summary>The schema of a kind, field by field.</summary>
    public FieldSchema Of(SchemaId id) => FieldSchema.Of(sources.GetOrAdd(id, _ => SchemaStore.Source(id) ?? default));

    /// <summary>Every error of an object against its kind's schema; null where the kind has none.</summary>
    public IReadOnlyList<SchemaError>? Check(SchemaId id, MappingNode root) => store.Check(id, root);

    /// <summary>Reads the schemas of a CustomResourceDefinition and checks an empty object by each, to see that they can be used.</summary>
    public void Try(JsonElement definition)
    {
        var nothing = (MappingNode)JsonNodes.Of(JsonDocument.Parse("{}").RootElement);
        foreach (var (id, schema) in CrdSchemas.Versions((MappingNode)JsonNodes.Of(definition)))
        {
            store.Add(id, schema);
            store.Check(id, nothing);
        }
    }

    /// <summary>Takes in the schemas of a CustomResourceDefinition.</summary>
    public void Take(StoredObject definition)
    {
        foreach (var (id, schema) in CrdSchemas.Versions((MappingNode)JsonNodes.Of(definition.Json)))
        {
            if (schema.GetMembers("properties").Any(member => member.Name is not ("apiVersion" or "kind" or "metadata")) || SchemaStore.Source(id) is null)
            {
                sources[id] = schema;
                store.Add(id, schema);
            }
        }
    }
}

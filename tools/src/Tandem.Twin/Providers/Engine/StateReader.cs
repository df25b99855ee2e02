using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Rules;
using Tandem.Twin.Providers.Store;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>Reads what exists, for a refresh, an import or a data source.</summary>
internal sealed class StateReader(ResourceStore store)
{
    /// <summary>Takes note of a resource that the state tells of.</summary>
    public void Adopt(ResourceSchema schema, MapValue state)
    {
        if (ResourceIds.Of(schema, state) is { } id)
        {
            store.Adopt(new Resource(schema.Type, id, state));
        }
    }

    /// <summary>The state as it was, null where the resource is gone.</summary>
    public Value Read(ResourceSchema schema, MapValue current)
    {
        Adopt(schema, current);
        return ResourceIds.Of(schema, current) is { } id && store.Find(schema.Type, id) is null ? Value.Null : current;
    }

    /// <summary>The resource of that id; null where there is none.</summary>
    /// <remarks>A store in memory cannot know what it has not seen: there the id itself is taken for the proof.</remarks>
    public MapValue? Import(ResourceSchema schema, string id)
    {
        if (store.Find(schema.Type, id) is { } existing)
        {
            return existing.Values;
        }

        if (store is FolderStore || Templates.Match(schema.IdTemplate, id) is not { } parts)
        {
            return null;
        }

        var blank = new MapValue(schema.Fields.Values.ToDictionary(field => field.Name, field => Blank(field, parts)));
        return MadeUpValues.Complete(schema, blank, value => value.IsNull, store);
    }

    private static Value Blank(FieldSchema field, MapValue parts) =>
        field.IsBlock && field.Kind != "single" ? ListValue.Empty
        : parts[field.Name].IsKnown ? parts[field.Name]
        : field.Default;
}

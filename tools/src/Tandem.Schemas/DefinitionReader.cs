using System.Text.Json.Nodes;
using NJsonSchema;

namespace Tandem.Schemas;

/// <summary>Turns an NJsonSchema definition into ours: no null unions, no wrapped references, closed objects.</summary>
internal sealed class DefinitionReader(IReadOnlyDictionary<JsonSchema, string> names)
{
    // "string" before "number" and "integer" before "string": the order in which a message names them.
    private static readonly (JsonObjectType Flag, string Name)[] Types =
    [
        (JsonObjectType.Array, "array"),
        (JsonObjectType.Boolean, "boolean"),
        (JsonObjectType.Integer, "integer"),
        (JsonObjectType.Object, "object"),
        (JsonObjectType.String, "string"),
        (JsonObjectType.Number, "number"),
    ];

    /// <summary>The definition of a type with its properties in ordinal order.</summary>
    public JsonObject Read(JsonSchema schema)
    {
        var properties = new JsonObject();
        foreach (var (name, property) in schema.Properties.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            properties.Add(name, Value(property));
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
    }

    private JsonObject Value(JsonSchema schema)
    {
        var actual = schema.ActualTypeSchema;
        if (names.TryGetValue(actual, out var name))
        {
            return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
        }

        var types = Types.Where(type => actual.Type.HasFlag(type.Flag)).Select(type => (JsonNode)type.Name).ToArray();
        var free = types.Length == 0;
        return free ? new JsonObject { ["x-kubernetes-preserve-unknown-fields"] = true } : Typed(actual, types);
    }

    private JsonObject Typed(JsonSchema schema, JsonNode[] types)
    {
        var value = new JsonObject { ["type"] = types is [var only] ? only : new JsonArray(types) };
        if (schema.Format is { } format)
        {
            value["format"] = format;
        }

        if (schema.Item is { } item)
        {
            value["items"] = Value(item);
        }

        if (schema.AdditionalPropertiesSchema is { } map)
        {
            value["additionalProperties"] = Value(map);
        }

        return value;
    }
}

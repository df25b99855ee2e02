using System.Text.Json.Nodes;
using Tandem.Manifests;

namespace Tandem.Schemas;

/// <summary>Takes the kinds out of an OpenAPI document of the API server, version 2 or 3.</summary>
internal static class OpenApiSchemas
{
    private const string Kinds = "x-kubernetes-group-version-kind";
    private static readonly string[] OwnFields = ["apiVersion", "kind", "metadata"];

    /// <summary>The definitions of a document; null where it is none of OpenAPI.</summary>
    public static MappingNode? DefinitionsOf(MappingNode root) =>
        root.Text("swagger") is not null ? root.Mapping("definitions")
        : root.Text("openapi") is not null ? root.Mapping("components")?.Mapping("schemas")
        : null;

    /// <summary>Every kind that objects may have, with a schema that is complete in itself.</summary>
    public static IEnumerable<(SchemaId Id, JsonObject Schema)> Of(JsonObject document)
    {
        var definitions = (JsonObject)(document["definitions"] ?? document["components"]!["schemas"]!)!;
        foreach (var (_, value) in definitions)
        {
            if (value is JsonObject definition && KindOf(definition) is { } id)
            {
                yield return (id, Complete(id, definition, definitions));
            }
        }
    }

    // Options and lists have kinds too, and are no objects that anybody writes.
    private static SchemaId? KindOf(JsonObject definition) =>
        definition[Kinds] is JsonArray { Count: 1 } kinds && definition["properties"] is JsonObject properties
            && OwnFields.All(properties.ContainsKey) && !properties.ContainsKey("items")
            ? new SchemaId($"{kinds[0]!["group"]}", $"{kinds[0]!["version"]}", $"{kinds[0]!["kind"]}")
            : null;

    private static JsonObject Complete(SchemaId id, JsonObject definition, JsonObject definitions)
    {
        var needed = new JsonObject();
        var schema = (JsonObject)Convert(definition, definitions, needed)!;
        var properties = (JsonObject)schema["properties"]!;
        properties["apiVersion"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(id.ApiVersion) };
        properties["kind"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(id.Kind) };
        schema["required"] = new JsonArray([.. ((schema["required"] as JsonArray) ?? []).Select(field => $"{field}").Union(OwnFields, StringComparer.Ordinal).Select(field => (JsonNode)field)]);
        schema.Remove(Kinds);
        schema["$defs"] = needed;
        return schema;
    }

    private static JsonNode? Convert(JsonNode? node, JsonObject definitions, JsonObject needed)
    {
        switch (node)
        {
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Convert(item, definitions, needed))]);
            case not JsonObject:
                return node?.DeepClone();
        }

        // Version 3 wraps a reference in a list, so that a default may stand beside it.
        var source = (JsonObject)node;
        if (source["allOf"] is JsonArray { Count: 1 } only && !source.ContainsKey("properties"))
        {
            return Convert(only[0], definitions, needed);
        }

        return source["$ref"] is JsonValue reference ? Reference($"{reference}", definitions, needed) : Plain(source, definitions, needed);
    }

    private static JsonObject Reference(string reference, JsonObject definitions, JsonObject needed)
    {
        var name = reference[(reference.LastIndexOf('/') + 1)..];
        if (!needed.ContainsKey(name))
        {
            // Named before it is converted: a definition may refer to itself.
            needed[name] = new JsonObject();
            needed[name] = WellKnown(name) ?? Convert(definitions[name], definitions, needed);
        }

        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    private static JsonObject? WellKnown(string name) => name[(name.LastIndexOf('.') + 1)..] switch
    {
        "IntOrString" => new JsonObject { ["type"] = new JsonArray("integer", "string") },
        "Quantity" => new JsonObject { ["type"] = new JsonArray("number", "string") },
        "RawExtension" or "JSON" => new JsonObject { ["x-kubernetes-preserve-unknown-fields"] = true },
        _ => null,
    };

    private static JsonObject Plain(JsonObject source, JsonObject definitions, JsonObject needed)
    {
        var target = new JsonObject();
        foreach (var (name, value) in source)
        {
            target[name] = name is "properties" && value is JsonObject members
                ? new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Convert(member.Value, definitions, needed))))
                : name is "default" or "enum" or "required" ? value?.DeepClone() : Convert(value, definitions, needed);
        }

        if (target.ContainsKey("properties") && !target.ContainsKey("additionalProperties") && $"{target["x-kubernetes-preserve-unknown-fields"]}" != "true")
        {
            target["additionalProperties"] = false;
        }

        return target;
    }
}

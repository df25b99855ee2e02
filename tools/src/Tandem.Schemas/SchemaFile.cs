using System.Text.Json.Nodes;

namespace Tandem.Schemas;

/// <summary>Composes one self-contained schema from the shared definitions.</summary>
internal static class SchemaFile
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";
    private static readonly string[] Identity = ["apiVersion", "kind", "metadata"];
    private static readonly string[] Head = [.. Identity, "spec"];

    /// <summary>The schema of a whole object: its identity fixed, its metadata demanded.</summary>
    public static JsonObject OfKind(Kind kind, IReadOnlyDictionary<string, JsonObject> definitions)
    {
        var body = definitions[kind.Definition].DeepClone().AsObject();
        var schema = new JsonObject
        {
            ["$schema"] = Dialect,
            ["title"] = $"{kind.Name} ({kind.ApiVersion})",
            ["x-kubernetes-group-version-kind"] = new JsonArray(new JsonObject
            {
                ["group"] = kind.Group,
                ["version"] = kind.Version,
                ["kind"] = kind.Name,
            }),
            ["type"] = "object",
            ["required"] = Required(body),
            ["properties"] = Properties(kind, body),
            ["additionalProperties"] = false,
        };
        foreach (var (keyword, value) in body.Where(entry => !schema.ContainsKey(entry.Key)))
        {
            schema[keyword] = value?.DeepClone();
        }

        return WithDefinitions(schema, definitions);
    }

    /// <summary>The schema of a shared type alone.</summary>
    public static JsonObject OfPart(string name, IReadOnlyDictionary<string, JsonObject> definitions)
    {
        var schema = new JsonObject { ["$schema"] = Dialect, ["title"] = $"{name} (v1)" };
        foreach (var (key, value) in definitions[name])
        {
            schema[key] = value?.DeepClone();
        }

        return WithDefinitions(schema, definitions);
    }

    private static JsonArray Required(JsonObject body)
    {
        IEnumerable<string> own = body["required"] is JsonArray fields ? fields.GetValues<string>() : [];
        return [.. Identity.Union(own).Select(field => (JsonNode)field)];
    }

    private static JsonObject Properties(Kind kind, JsonObject body)
    {
        var own = body["properties"]!.AsObject();
        own["apiVersion"]!["enum"] = new JsonArray(kind.ApiVersion);
        own["kind"]!["enum"] = new JsonArray(kind.Name);
        var properties = new JsonObject();
        foreach (var name in Head.Where(own.ContainsKey).Union(own.Select(property => property.Key)))
        {
            properties[name] = own[name]!.DeepClone();
        }

        return properties;
    }

    private static JsonObject WithDefinitions(JsonObject schema, IReadOnlyDictionary<string, JsonObject> definitions)
    {
        var reached = References.Closure(schema, definitions);
        if (reached.Count > 0)
        {
            schema["$defs"] = new JsonObject(reached.Select(name => KeyValuePair.Create(name, (JsonNode?)definitions[name].DeepClone())));
        }

        return schema;
    }
}

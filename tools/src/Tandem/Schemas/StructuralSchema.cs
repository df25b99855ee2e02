using System.Text.Json.Nodes;

namespace Tandem.Schemas;

/// <summary>Turns the structural schema of a CustomResourceDefinition into a JSON Schema of our dialect.</summary>
internal static class StructuralSchema
{
    private static readonly string[] Branches = ["allOf", "anyOf", "oneOf"];

    /// <summary>The schema of the objects that a version of a CRD takes.</summary>
    public static JsonObject OfVersion(SchemaId id, JsonObject openApi)
    {
        var schema = (JsonObject)Convert(openApi, closes: true)!;
        var properties = schema["properties"] as JsonObject ?? [];
        schema["properties"] = properties;
        properties["apiVersion"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(id.ApiVersion) };
        properties["kind"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(id.Kind) };
        properties["metadata"] = new JsonObject { ["type"] = "object" };
        return schema;
    }

    private static JsonNode? Convert(JsonNode? node, bool closes)
    {
        if (node is not JsonObject source)
        {
            return node?.DeepClone();
        }

        var target = new JsonObject();
        foreach (var (name, value) in source.Where(member => member.Key != "$ref"))
        {
            target[name] = name switch
            {
                "properties" => Members((JsonObject)value!, closes),
                "items" or "additionalProperties" => Convert(value, closes),
                "not" => Convert(value, closes: false),
                _ when Branches.Contains(name, StringComparer.Ordinal) => new JsonArray([.. ((JsonArray)value!).Select(branch => Convert(branch, closes: false))]),
                _ => value?.DeepClone(),
            };
        }

        Close(target, closes);
        Widen(target);
        return target;
    }

    private static JsonObject Members(JsonObject members, bool closes) =>
        new(members.Select(member => KeyValuePair.Create(member.Key, Convert(member.Value, closes))));

    // The API server prunes what a structural schema does not name, and with strict validation refuses it.
    private static void Close(JsonObject schema, bool closes)
    {
        var isObject = Is(schema, "type", "object");
        var open = IsTrue(schema, "x-kubernetes-preserve-unknown-fields") || schema.ContainsKey("additionalProperties");
        if (closes && isObject && !open)
        {
            schema["properties"] ??= new JsonObject();
            schema["additionalProperties"] = false;
        }

        if (IsTrue(schema, "x-kubernetes-embedded-resource"))
        {
            var properties = (JsonObject)(schema["properties"] ??= new JsonObject());
            string[] own = [.. ((schema["required"] as JsonArray) ?? []).Select(field => field!.GetValue<string>())];
            schema["required"] = new JsonArray([.. own.Union(["apiVersion", "kind"], StringComparer.Ordinal).Select(field => (JsonNode)field)]);
            properties["apiVersion"] ??= new JsonObject { ["type"] = "string" };
            properties["kind"] ??= new JsonObject { ["type"] = "string" };
            Open(properties);
        }
    }

    // A CRD writes no more of an embedded object's metadata than it limits; the rest is ObjectMeta all the same.
    private static void Open(JsonObject properties)
    {
        var metadata = (JsonObject)(properties["metadata"] ??= new JsonObject { ["type"] = "object" });
        metadata.Remove("additionalProperties");
    }

    private static void Widen(JsonObject schema)
    {
        if (IsTrue(schema, "x-kubernetes-int-or-string"))
        {
            schema["type"] = new JsonArray("integer", "string");
            schema.Remove("anyOf");
        }

        if (!IsTrue(schema, "nullable"))
        {
            return;
        }

        schema["type"] = schema["type"] switch
        {
            JsonValue type => new JsonArray(type.DeepClone(), "null"),
            JsonArray types => new JsonArray([.. types.Select(type => type!.DeepClone()), "null"]),
            var none => none,
        };
        (schema["enum"] as JsonArray)?.Add((JsonNode?)null);
    }

    private static bool IsTrue(JsonObject schema, string name) => schema[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    private static bool Is(JsonObject schema, string name, string text) =>
        schema[name] is JsonValue value && value.TryGetValue<string>(out var actual) && actual == text;
}

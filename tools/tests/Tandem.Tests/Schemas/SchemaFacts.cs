using System.Text.Json.Nodes;

namespace Tandem.Tests.Schemas;

/// <summary>Reads a schema, ours or published, into the facts of every field below its spec.</summary>
internal sealed class SchemaFacts
{
    private static readonly string[] Scalars = ["integer", "number", "string"];
    private readonly SortedDictionary<string, FieldFacts> facts = new(StringComparer.Ordinal);
    private readonly JsonObject definitions;
    private readonly Stack<string> open = new();

    private SchemaFacts(JsonObject root) => definitions = root["$defs"] as JsonObject ?? [];

    /// <summary>The fields by path: <c>spec.ports[].name</c>, <c>data.*</c>. Identity, metadata and status are not compared.</summary>
    public static SortedDictionary<string, FieldFacts> Of(JsonObject root)
    {
        var reader = new SchemaFacts(root);
        var required = Texts(root["required"]);
        foreach (var (name, property) in (JsonObject)root["properties"]!)
        {
            if (name is not ("apiVersion" or "kind" or "metadata" or "status"))
            {
                reader.Walk(name, (JsonObject)property!, required.Contains(name));
            }
        }

        return reader.facts;
    }

    private void Walk(string path, JsonObject schema, bool required)
    {
        var (target, name) = Resolve(schema);
        if (name is not null && open.Contains(name))
        {
            return;
        }

        open.Push(name ?? "");
        var isRequired = required && schema["default"] is null && target["default"] is null;
        facts[path] = new FieldFacts(TypeOf(target), isRequired, EnumOf(target), string.Join(',', Texts(target["x-kubernetes-list-map-keys"]).Order(StringComparer.Ordinal)),
            (string?)(schema["x-tandem-since"] ?? target["x-tandem-since"]));
        var inner = Texts(target["required"]);
        foreach (var (key, property) in target["properties"] as JsonObject ?? [])
        {
            Walk($"{path}.{key}", (JsonObject)property!, inner.Contains(key));
        }

        Descend(path + "[]", target["items"]);
        Descend(path + ".*", target["additionalProperties"]);
        open.Pop();
    }

    private void Descend(string path, JsonNode? schema)
    {
        if (schema is JsonObject inner)
        {
            Walk(path, inner, required: false);
        }
    }

    private (JsonObject Schema, string? Name) Resolve(JsonObject schema)
    {
        string? name = null;
        while (schema["$ref"] is JsonValue reference)
        {
            name = reference.GetValue<string>()["#/$defs/".Length..];
            schema = (JsonObject)definitions[name]!;
        }

        return (schema, name);
    }

    private static string TypeOf(JsonObject schema)
    {
        var branches = (schema["oneOf"] ?? (Flag(schema, "x-kubernetes-int-or-string") ? schema["anyOf"] : null)) as JsonArray;
        var types = branches is not null && schema["type"] is null ? branches.SelectMany(branch => Texts(branch!["type"])) : Texts(schema["type"]);
        string[] told = [.. types.Where(type => type != "null").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var hollow = schema["properties"] is null or JsonObject { Count: 0 } && schema["additionalProperties"] is not JsonObject;
        return Flag(schema, "x-kubernetes-int-or-string") || (told.Length > 1 && told.All(type => Scalars.Contains(type, StringComparer.Ordinal))) ? "scalar"
            : told is [] or ["object"] && hollow ? "any"
            : told is [] ? "object"
            : string.Join('|', told);
    }

    private static string EnumOf(JsonObject schema) => string.Join(',', ((schema["enum"] ?? schema["items"]?["enum"]) as JsonArray ?? [])
        .Select(value => value?.ToString() ?? "").Where(value => value.Length > 0).Order(StringComparer.Ordinal));

    private static bool Flag(JsonObject schema, string name) => schema[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    private static HashSet<string> Texts(JsonNode? node) => node switch
    {
        JsonArray list => [.. list.Select(item => item!.GetValue<string>())],
        JsonValue text => [text.GetValue<string>()],
        _ => [],
    };
}

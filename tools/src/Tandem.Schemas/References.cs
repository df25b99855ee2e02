using System.Text.Json.Nodes;

namespace Tandem.Schemas;

/// <summary>Follows <c>$ref</c> through the definitions.</summary>
internal static class References
{
    private const string Prefix = "#/$defs/";

    /// <summary>The names of all definitions that a schema reaches, in ordinal order.</summary>
    public static SortedSet<string> Closure(JsonObject schema, IReadOnlyDictionary<string, JsonObject> definitions)
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Queue<JsonObject>([schema]);
        while (open.TryDequeue(out var next))
        {
            foreach (var name in Direct(next).Where(reached.Add))
            {
                open.Enqueue(definitions[name]);
            }
        }

        return reached;
    }

    private static IEnumerable<string> Direct(JsonNode? node) => node switch
    {
        JsonObject schema => schema.SelectMany(entry => Name(entry.Key, entry.Value) is { } name ? [name] : Direct(entry.Value)),
        JsonArray list => list.SelectMany(Direct),
        _ => [],
    };

    // A property may itself be called "$ref" (JSONSchemaProps): there the value is a schema, not a string.
    private static string? Name(string key, JsonNode? value) =>
        key == "$ref" && value is JsonValue reference ? reference.GetValue<string>()[Prefix.Length..] : null;
}

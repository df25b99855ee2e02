using System.Text.Json.Nodes;

namespace Tandem.Live.Clusters;

/// <summary>Reads fields of objects that a cluster returned; what is absent or of another type is null.</summary>
public static class ObjectView
{
    /// <summary>Its name.</summary>
    public static string Name(this JsonObject body) => body.Text("metadata", "name") ?? "";

    /// <summary>A field inside.</summary>
    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var step in path)
        {
            node = (node as JsonObject)?[step];
        }

        return node;
    }

    /// <summary>A field that holds text.</summary>
    public static string? Text(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A field that holds a whole number.</summary>
    public static int? Number(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonValue value && int.TryParse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A field that holds a boolean; false where it is absent.</summary>
    public static bool Flag(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>The items of a list; none where it is absent.</summary>
    public static IEnumerable<JsonObject> Items(this JsonNode? node, params ReadOnlySpan<string> path) =>
        (node.At(path) as JsonArray)?.OfType<JsonObject>() ?? [];

    /// <summary>The condition of that type in <c>.status.conditions</c>; null where there is none.</summary>
    public static JsonObject? Condition(this JsonNode? node, string type) =>
        node.Items("status", "conditions").FirstOrDefault(condition => condition.Text("type") == type);

    /// <summary>Whether the condition of that type is true.</summary>
    public static bool Is(this JsonNode? node, string type) => node.Condition(type).Text("status") == "True";
}

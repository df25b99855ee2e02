using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Twin.Kubernetes.Json;

/// <summary>Reads fields of objects; what is absent is null, and no number in a node's clothes throws.</summary>
internal static class Fields
{
    /// <summary>What stands at a path; undefined where nothing does.</summary>
    public static JsonElement Get(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return default;
            }
        }

        return element;
    }

    /// <summary>The text at a path; null where there is none.</summary>
    public static string? GetText(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Get(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The whole number at a path; null where there is none.</summary>
    public static long? GetCount(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Get(path) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var count) ? count : null;

    /// <summary>The items of the list at a path.</summary>
    public static IEnumerable<JsonElement> GetItems(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Get(path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>The members of the object at a path.</summary>
    public static IEnumerable<JsonProperty> GetMembers(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Get(path) is { ValueKind: JsonValueKind.Object } map ? map.EnumerateObject() : [];

    /// <summary>The text of a node; null where it is none.</summary>
    public static string? Text(this JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The whole number of a node, be it written in code or read; null where it is none.</summary>
    public static long? Count(this JsonNode? node) => node is JsonValue value && long.TryParse(value.ToJsonString(), out var count) ? count : null;

    /// <summary>The object under a name, made where there is none.</summary>
    public static JsonObject Child(this JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child)
        {
            parent[name] = child = [];
        }

        return child;
    }

    /// <summary>Gives an object the members of another, which it takes over.</summary>
    public static void Become(this JsonObject target, JsonObject source)
    {
        var members = source.ToList();
        source.Clear();
        target.Clear();
        members.ForEach(member => target.Add(member.Key, member.Value));
    }

    /// <summary>Removes members that are null, at any depth: for an API server they are absent.</summary>
    public static void DropNulls(JsonNode? node)
    {
        if (node is JsonObject map)
        {
            map.Where(member => member.Value is null).Select(member => member.Key).ToList().ForEach(name => map.Remove(name));
            map.ToList().ForEach(member => DropNulls(member.Value));
        }
        else if (node is JsonArray list)
        {
            list.ToList().ForEach(DropNulls);
        }
    }

    /// <summary>Whether two values are equal, whatever the order of their members and the way their numbers are held.</summary>
    public static bool AreEqual(JsonNode? a, JsonNode? b) =>
        a is null || b is null ? a is null && b is null : JsonElement.DeepEquals(JsonSerializer.SerializeToElement(a), JsonSerializer.SerializeToElement(b));
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Twin.Json;

/// <summary>Edits objects of the API.</summary>
internal static class JsonWriting
{
    /// <summary>The object under a name; made where it is absent.</summary>
    public static JsonObject Child(this JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child)
        {
            parent[name] = child = [];
        }

        return child;
    }

    /// <summary>The list under a name; made where it is absent.</summary>
    public static JsonArray ChildList(this JsonObject parent, string name)
    {
        if (parent[name] is not JsonArray child)
        {
            parent[name] = child = [];
        }

        return child;
    }

    /// <summary>Gives a field a value where it has none.</summary>
    public static void Default(this JsonObject parent, string name, JsonNode value)
    {
        if (!parent.ContainsKey(name) || parent[name] is null)
        {
            parent[name] = value;
        }
    }

    /// <summary>The objects in a list under a name.</summary>
    public static IEnumerable<JsonObject> Objects(this JsonObject parent, string name) =>
        parent[name] is JsonArray list ? list.OfType<JsonObject>() : [];

    /// <summary>The text under a name; null where there is none.</summary>
    public static string? TextOf(this JsonObject parent, string name) =>
        parent[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>A copy to edit.</summary>
    public static JsonNode? Copy(this JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? null : JsonSerializer.SerializeToNode(element);

    /// <summary>A list of texts.</summary>
    public static JsonArray List(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}

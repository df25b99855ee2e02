using System.Text.Json;

namespace Tandem.Twin.Json;

/// <summary>Reads objects of the API by path; what is absent has no text, no number and no items.</summary>
internal static class JsonReading
{
    /// <summary>What stands at a path; undefined where nothing does.</summary>
    public static JsonElement At(this JsonElement element, params ReadOnlySpan<string> path)
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

    /// <summary>Whether something stands there, be it null.</summary>
    public static bool Has(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path).ValueKind != JsonValueKind.Undefined;

    /// <summary>The text at a path; null where there is none.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The whole number at a path; null where there is none.</summary>
    public static long? Number(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;

    /// <summary>Whether true stands there.</summary>
    public static bool IsTrue(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path).ValueKind == JsonValueKind.True;

    /// <summary>The items of a list at a path.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>The fields of an object at a path.</summary>
    public static IEnumerable<JsonProperty> Fields(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Object } map ? map.EnumerateObject() : [];

    /// <summary>A map of texts at a path, as labels are.</summary>
    public static IReadOnlyDictionary<string, string> Texts(this JsonElement element, params ReadOnlySpan<string> path)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in element.Fields(path))
        {
            texts[field.Name] = field.Value.ToString();
        }

        return texts;
    }
}

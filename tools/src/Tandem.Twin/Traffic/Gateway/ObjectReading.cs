using System.Text.Json;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>Fields of objects, where what is absent or of another type is nothing: the API server has checked them.</summary>
internal static class ObjectReading
{
    /// <summary>The value at a path of names; undefined where there is none.</summary>
    public static JsonElement At(this JsonElement from, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(name, out var next))
            {
                return default;
            }

            from = next;
        }

        return from;
    }

    /// <summary>A string.</summary>
    public static string? Text(this JsonElement from, params ReadOnlySpan<string> path) =>
        from.At(path) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    /// <summary>An integer.</summary>
    public static int? Int(this JsonElement from, params ReadOnlySpan<string> path) =>
        from.At(path) is { ValueKind: JsonValueKind.Number } found && found.TryGetInt32(out var number) ? number : null;

    /// <summary>Whether a boolean is there and true.</summary>
    public static bool Flag(this JsonElement from, params ReadOnlySpan<string> path) => from.At(path).ValueKind == JsonValueKind.True;

    /// <summary>The items of a list.</summary>
    public static IReadOnlyList<JsonElement> Items(this JsonElement from, params ReadOnlySpan<string> path) =>
        from.At(path) is { ValueKind: JsonValueKind.Array } found ? [.. found.EnumerateArray()] : [];

    /// <summary>The entries of a map.</summary>
    public static IReadOnlyList<JsonProperty> Entries(this JsonElement from, params ReadOnlySpan<string> path) =>
        from.At(path) is { ValueKind: JsonValueKind.Object } found ? [.. found.EnumerateObject()] : [];
}

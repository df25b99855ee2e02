using System.Text.Json;
using Tandem.Twin.Json;

namespace Tandem.Twin.Simulation.Delivery;

/// <summary>Whether an object that runs is what the repository says. What the repository does not say may be anything.</summary>
internal static class Drift
{
    private static readonly string[] Metadata = ["labels", "annotations"];

    /// <summary>The JSON pointers of fields that differ.</summary>
    public static IEnumerable<string> Of(JsonElement wanted, JsonElement live) =>
        wanted.Fields().SelectMany(field => field.Name switch
        {
            "apiVersion" or "kind" or "status" => [],
            "metadata" => Metadata.SelectMany(name => Compare($"/metadata/{name}", field.Value.At(name), live.At("metadata", name))),
            _ => Compare($"/{field.Name}", field.Value, live.At(field.Name)),
        });

    private static IEnumerable<string> Compare(string at, JsonElement wanted, JsonElement live) => wanted.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        JsonValueKind.Object => wanted.Fields().SelectMany(field => Compare($"{at}/{Escape(field.Name)}", field.Value, live.At(field.Name))),
        JsonValueKind.Array when wanted.GetArrayLength() == 0 && live.ValueKind == JsonValueKind.Undefined => [],
        JsonValueKind.Array when live.ValueKind != JsonValueKind.Array || live.GetArrayLength() != wanted.GetArrayLength() => [at],
        JsonValueKind.Array => wanted.EnumerateArray().Zip(live.EnumerateArray()).SelectMany((pair, index) => Compare($"{at}/{index}", pair.First, pair.Second)),
        _ => IsSame(wanted, live) ? [] : [at],
    };

    // The API keeps some numbers as text, and quantities in their shortest form.
    private static bool IsSame(JsonElement wanted, JsonElement live) => wanted.ToString() == live.ToString();

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}

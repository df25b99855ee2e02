using System.Text.Json;

namespace Tandem.Twin.Json;

/// <summary>Label selectors as objects write them: <c>matchLabels</c> and <c>matchExpressions</c>.</summary>
internal static class Labels
{
    /// <summary>Whether labels satisfy a selector; an empty one is satisfied by all, an absent one by none.</summary>
    public static bool Match(JsonElement selector, IReadOnlyDictionary<string, string> labels) =>
        selector.ValueKind == JsonValueKind.Object
        && selector.Texts("matchLabels").All(wanted => labels.TryGetValue(wanted.Key, out var value) && value == wanted.Value)
        && selector.Items("matchExpressions").All(expression => Holds(expression, labels));

    /// <summary>Whether labels hold every pair of a map.</summary>
    public static bool HoldAll(IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> wanted) =>
        wanted.All(pair => labels.TryGetValue(pair.Key, out var value) && value == pair.Value);

    private static bool Holds(JsonElement expression, IReadOnlyDictionary<string, string> labels)
    {
        var value = labels.GetValueOrDefault(expression.Text("key") ?? "");
        var values = expression.Items("values").Select(item => item.GetString()).ToList();
        return expression.Text("operator") switch
        {
            "In" => value is not null && values.Contains(value),
            "NotIn" => value is null || !values.Contains(value),
            "Exists" => value is not null,
            "DoesNotExist" => value is null,
            _ => false,
        };
    }
}

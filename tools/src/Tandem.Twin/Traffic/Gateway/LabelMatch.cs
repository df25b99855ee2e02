using System.Text.Json;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>Kubernetes' label selectors, as objects write them.</summary>
internal static class LabelMatch
{
    /// <summary>Whether a selector takes an object in; an empty one takes all, an absent one none.</summary>
    public static bool Selects(JsonElement selector, JsonElement labelled)
    {
        var labels = labelled.At("metadata", "labels");
        return selector.ValueKind == JsonValueKind.Object
            && selector.Entries("matchLabels").All(wanted => labels.Text(wanted.Name) == wanted.Value.GetString())
            && selector.Items("matchExpressions").All(expression => Holds(expression, labels));
    }

    private static bool Holds(JsonElement expression, JsonElement labels)
    {
        var value = labels.Text(expression.Text("key") ?? "");
        var listed = value is not null && expression.Items("values").Any(one => one.GetString() == value);
        return expression.Text("operator") switch
        {
            "In" => listed,
            "NotIn" => !listed,
            "Exists" => value is not null,
            "DoesNotExist" => value is null,
            _ => false,
        };
    }
}

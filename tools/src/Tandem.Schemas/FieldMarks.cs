using System.Text.Json.Nodes;

namespace Tandem.Schemas;

/// <summary>How an entry of each field table is written on a property.</summary>
internal static class FieldMarks
{
    /// <summary>What stands where the field does not.</summary>
    public static void Default(JsonObject property, JsonNode value) => property["default"] = value.DeepClone();

    /// <summary>The values of a field, or of its items.</summary>
    public static void Enum(JsonObject property, JsonNode values)
    {
        var target = property["items"]?.AsObject() ?? property;
        target["enum"] = values.DeepClone();
    }

    /// <summary>The form of a text.</summary>
    public static void Format(JsonObject property, JsonNode name) => property["format"] = name.DeepClone();

    /// <summary>The least number of characters of a text.</summary>
    public static void Length(JsonObject property, JsonNode least) => property["minLength"] = least.DeepClone();

    /// <summary>A list of key fields makes a map; "set" and "atomic" stand for themselves.</summary>
    public static void List(JsonObject property, JsonNode entry)
    {
        var keys = entry as JsonArray;
        property["x-kubernetes-list-type"] = keys is null ? entry.GetValue<string>() : "map";
        if (keys is not null)
        {
            property["x-kubernetes-list-map-keys"] = keys.DeepClone();
        }
    }

    /// <summary>The minimum alone, or the minimum and the maximum.</summary>
    public static void Range(JsonObject property, JsonNode limits)
    {
        property["minimum"] = limits[0]!.DeepClone();
        if (limits.AsArray().Count > 1)
        {
            property["maximum"] = limits[1]!.DeepClone();
        }
    }

    /// <summary>The Kubernetes minor that brought the field.</summary>
    public static void Since(JsonObject property, JsonNode minor) => property["x-tandem-since"] = minor.DeepClone();
}

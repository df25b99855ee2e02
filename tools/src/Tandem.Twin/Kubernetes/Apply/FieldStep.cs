using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Schemas;

namespace Tandem.Twin.Kubernetes.Apply;

/// <summary>The steps of a <see cref="FieldSet"/>, as text.</summary>
internal static class FieldStep
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The step to a member.</summary>
    public static string Member(string name) => "f:" + name;

    /// <summary>The step to an item of a list that is no atomic one; null where the item lacks a key.</summary>
    public static string? Item(JsonNode? item, FieldSchema list) => list.List switch
    {
        ListKind.Set => "v:" + (item?.ToJsonString(Plain) ?? "null"),
        _ when item is JsonObject map => Keyed(map, list),
        _ => null,
    };

    /// <summary>The step as a message shows it.</summary>
    public static string Print(string step) => step[..2] switch
    {
        "f:" => "." + step[2..],
        "k:" => $"[{string.Join(",", ((JsonObject)JsonNode.Parse(step[2..])!).Select(key => $"{key.Key}={key.Value?.ToJsonString(Plain) ?? "null"}"))}]",
        _ => $"[{(step[0] == 'v' ? "=" : "")}{step[2..]}]",
    };

    // Absent keys have their defaults: a port without protocol is a port of TCP.
    private static string? Keyed(JsonObject item, FieldSchema list)
    {
        var keys = new JsonObject();
        foreach (var key in list.Keys.Order(StringComparer.Ordinal))
        {
            if (item[key] is { } value)
            {
                keys[key] = value.DeepClone();
            }
            else if (list.Item.Member(key).Default is { ValueKind: not JsonValueKind.Undefined } standard)
            {
                keys[key] = JsonNode.Parse(standard.GetRawText());
            }
        }

        return keys.Count == 0 ? null : "k:" + keys.ToJsonString(Plain);
    }
}

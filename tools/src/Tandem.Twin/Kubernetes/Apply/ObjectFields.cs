using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Schemas;

namespace Tandem.Twin.Kubernetes.Apply;

/// <summary>Takes the fields out of objects, as structured-merge-diff does for the API server.</summary>
internal static class ObjectFields
{
    // Nobody owns what names an object or what the server alone writes.
    private static readonly string[] Unowned =
        ["name", "namespace", "uid", "creationTimestamp", "resourceVersion", "generation", "selfLink", "managedFields", "deletionTimestamp", "deletionGracePeriodSeconds", "generateName"];

    /// <summary>The fields of an object that can have owners.</summary>
    public static FieldSet Of(JsonObject body, FieldSchema schema) => Stripped(body) is { Count: > 0 } plain ? Inside(plain, schema) : FieldSet.Empty;

    /// <summary>The fields that both objects have with different values.</summary>
    public static FieldSet Changed(JsonObject before, JsonObject after, FieldSchema schema) => Differing(Stripped(before), Stripped(after), schema);

    private static JsonObject Stripped(JsonObject body)
    {
        var plain = (JsonObject)body.DeepClone();
        plain.Remove("apiVersion");
        plain.Remove("kind");
        if (plain["metadata"] is JsonObject metadata)
        {
            Unowned.ToList().ForEach(name => metadata.Remove(name));
            if (metadata.Count == 0)
            {
                plain.Remove("metadata");
            }
        }

        return plain;
    }

    private static FieldSet Inside(JsonNode? value, FieldSchema schema) => value switch
    {
        JsonObject { Count: > 0 } map when !schema.IsAtomicMap => FieldSet.Of(
            holdsItself: false, map.Select(member => KeyValuePair.Create(FieldStep.Member(member.Key), Inside(member.Value, schema.Member(member.Key))))),
        JsonArray { Count: > 0 } list when schema.List != ListKind.Atomic => FieldSet.Of(holdsItself: false, Items(list, schema)
            .Select(item => KeyValuePair.Create(item.Key, FieldSet.Self.Union(schema.List == ListKind.Set ? FieldSet.Self : Inside(item.Value, schema.Item))))),
        _ => FieldSet.Self,
    };

    private static FieldSet Differing(JsonNode? before, JsonNode? after, FieldSchema schema)
    {
        if (before is JsonObject { Count: > 0 } a && after is JsonObject { Count: > 0 } b && !schema.IsAtomicMap)
        {
            return FieldSet.Of(holdsItself: false, b.Where(member => a.ContainsKey(member.Key))
                .Select(member => KeyValuePair.Create(FieldStep.Member(member.Key), Differing(a[member.Key], member.Value, schema.Member(member.Key)))));
        }

        if (before is JsonArray { Count: > 0 } old && after is JsonArray { Count: > 0 } list && schema.List == ListKind.Map)
        {
            var items = Items(old, schema);
            return FieldSet.Of(holdsItself: false, Items(list, schema).Where(item => items.ContainsKey(item.Key))
                .Select(item => KeyValuePair.Create(item.Key, Differing(items[item.Key], item.Value, schema.Item))));
        }

        var isSet = before is JsonArray && after is JsonArray && schema.List == ListKind.Set;
        return isSet || Fields.AreEqual(before, after) ? FieldSet.Empty : FieldSet.Self;
    }

    /// <summary>The items of a list by their step; of two with the same keys the last counts.</summary>
    public static Dictionary<string, JsonNode?> Items(JsonArray list, FieldSchema schema)
    {
        var items = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var item in list)
        {
            if (FieldStep.Item(item, schema) is { } step)
            {
                items[step] = item;
            }
        }

        return items;
    }
}

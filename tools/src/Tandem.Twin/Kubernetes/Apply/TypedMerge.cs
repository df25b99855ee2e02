using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Schemas;

namespace Tandem.Twin.Kubernetes.Apply;

/// <summary>Puts a configuration over an object, and takes fields out of one, item by item where the schema says how.</summary>
internal static class TypedMerge
{
    /// <summary>The object with everything that the configuration says.</summary>
    public static JsonNode? Over(JsonNode? live, JsonNode? config, FieldSchema schema)
    {
        if (live is JsonObject a && config is JsonObject b && !schema.IsAtomicMap)
        {
            var merged = (JsonObject)a.DeepClone();
            foreach (var (name, value) in b)
            {
                merged[name] = Over(merged[name], value, schema.Member(name));
            }

            return merged;
        }

        return live is JsonArray old && config is JsonArray list && schema.List != ListKind.Atomic ? Lists(old, list, schema) : config?.DeepClone();
    }

    // Items of the configuration stand in its order; the others stay where they stood before their neighbours.
    private static JsonArray Lists(JsonArray live, JsonArray config, FieldSchema schema)
    {
        var wanted = ObjectFields.Items(config, schema);
        var there = ObjectFields.Items(live, schema);
        var order = there.Keys.ToList();
        var ours = new Queue<string>(wanted.Keys);
        var others = new Queue<string>(order.Where(step => !wanted.ContainsKey(step)));
        var merged = new JsonArray();
        while (ours.Count + others.Count > 0)
        {
            var isOther = ours.Count == 0 || (others.Count > 0 && order.IndexOf(ours.Peek()) is var place && place >= 0 && order.IndexOf(others.Peek()) < place);
            var step = isOther ? others.Dequeue() : ours.Dequeue();
            merged.Add(isOther ? there[step]?.DeepClone() : Over(there.GetValueOrDefault(step), wanted[step], schema.Item));
        }

        return merged;
    }

    /// <summary>The value without some fields; null where nothing is left of it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="gone">The fields to take out.</param>
    /// <param name="schema">Its schema.</param>
    public static JsonNode? Without(JsonNode? value, FieldSet gone, FieldSchema schema)
    {
        if (gone.IsEmpty)
        {
            return value?.DeepClone();
        }

        return value switch
        {
            JsonObject map when gone.Children.Any() => Members(map, gone, schema),
            JsonArray list when gone.Children.Any() => ItemsOf(list, gone, schema),
            _ when gone.HoldsItself => null,
            _ => value?.DeepClone(),
        };
    }

    private static JsonObject? Members(JsonObject map, FieldSet gone, FieldSchema schema)
    {
        var rest = new JsonObject();
        foreach (var (name, member) in map)
        {
            var below = gone[FieldStep.Member(name)];
            if (below.IsEmpty)
            {
                rest[name] = member?.DeepClone();
            }
            else if (Without(member, below, schema.Member(name)) is { } left)
            {
                rest[name] = left;
            }
        }

        return rest.Count > 0 ? rest : null;
    }

    private static JsonArray? ItemsOf(JsonArray list, FieldSet gone, FieldSchema schema)
    {
        var rest = new JsonArray();
        foreach (var item in list)
        {
            var below = FieldStep.Item(item, schema) is { } step ? gone[step] : FieldSet.Empty;
            if (!below.HoldsItself)
            {
                // An item that stays keeps its keys, whoever wrote them.
                rest.Add(Without(item, WithoutKeys(below, schema), schema.Item));
            }
        }

        return rest.Count > 0 ? rest : null;
    }

    private static FieldSet WithoutKeys(FieldSet below, FieldSchema schema) =>
        below.Except(FieldSet.Of(holdsItself: false, schema.Keys.Select(key => KeyValuePair.Create(FieldStep.Member(key), FieldSet.Self))));
}

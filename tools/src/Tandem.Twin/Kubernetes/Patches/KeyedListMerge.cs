using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Schemas;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Patches;

/// <summary>Merges the items of a list whose items are told apart by one field, as a strategic merge does.</summary>
internal static class KeyedListMerge
{
    private const string Directive = "$patch";

    /// <summary>The list after a patch of it.</summary>
    /// <param name="target">The list.</param>
    /// <param name="patch">Its patch: items to add, merge or delete.</param>
    /// <param name="order">The order that the patch asks for; null for none.</param>
    /// <param name="key">The field.</param>
    /// <param name="item">The schema of the items.</param>
    public static JsonArray Apply(JsonArray target, JsonArray patch, JsonArray? order, string key, FieldSchema item)
    {
        var replaces = patch.Any(entry => (entry as JsonObject)?[Directive].Text() == "replace");
        List<JsonObject> merged = replaces ? [] : [.. target.OfType<JsonObject>().Select(entry => (JsonObject)entry.DeepClone())];
        foreach (var change in patch)
        {
            if (change is not JsonObject map)
            {
                throw ApiException.BadRequest($"an item of a list that is merged by \"{key}\" must be an object");
            }

            Merge(merged, map, key, item);
        }

        return new JsonArray([.. order is null ? merged : Sort(merged, target, order, key)]);
    }

    private static void Merge(List<JsonObject> merged, JsonObject change, string key, FieldSchema item)
    {
        var directive = change[Directive].Text();
        if (directive == "replace" && change.Count == 1)
        {
            return;
        }

        var name = KeyOf(change, key) ?? throw ApiException.BadRequest($"map: {change.ToJsonString()} does not contain declared merge key: {key}");
        var place = merged.FindIndex(entry => KeyOf(entry, key) == name);
        if (directive == "delete")
        {
            merged.RemoveAll(entry => KeyOf(entry, key) == name);
        }
        else if (place < 0)
        {
            merged.Add(StrategicMerge.Apply([], change, item));
        }
        else
        {
            merged[place] = StrategicMerge.Apply(merged[place], change, item);
        }
    }

    // What the patch orders stands in that order; the rest stays where it stood before its neighbours.
    private static List<JsonObject> Sort(List<JsonObject> merged, JsonArray target, JsonArray order, string key)
    {
        var live = target.OfType<JsonObject>().Select(entry => KeyOf(entry, key)).ToList();
        var places = order.OfType<JsonObject>().Select(entry => KeyOf(entry, key)).ToList();
        var ordered = new Queue<JsonObject>(merged.Where(entry => places.Contains(KeyOf(entry, key))).OrderBy(entry => places.IndexOf(KeyOf(entry, key))));
        var others = new Queue<JsonObject>(merged.Where(entry => !places.Contains(KeyOf(entry, key))));
        var sorted = new List<JsonObject>();
        while (ordered.Count + others.Count > 0)
        {
            sorted.Add(ordered.Count == 0 || (others.Count > 0 && StandsBefore(others.Peek(), ordered.Peek())) ? others.Dequeue() : ordered.Dequeue());
        }

        return sorted;

        bool StandsBefore(JsonObject a, JsonObject b) => live.IndexOf(KeyOf(a, key)) is >= 0 and var first && live.IndexOf(KeyOf(b, key)) is >= 0 and var second && first < second;
    }

    private static string? KeyOf(JsonObject entry, string key) => entry[key]?.ToJsonString();
}

using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Schemas;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Patches;

/// <summary>Kubernetes' strategic merge patch: a merge patch that merges the items of keyed lists, with directives.</summary>
internal static class StrategicMerge
{
    private const string Directive = "$patch";
    private const string Order = "$setElementOrder/";
    private const string Deleted = "$deleteFromPrimitiveList/";
    private const string Kept = "$retainKeys";

    /// <summary>The object after a patch; neither of the two is changed.</summary>
    /// <exception cref="ApiException">400: a directive or a list in the patch makes no sense.</exception>
    public static JsonObject Apply(JsonObject target, JsonObject patch, FieldSchema schema)
    {
        switch (patch[Directive].Text())
        {
            case "replace":
                return Without(patch);
            case "delete":
                return [];
            case not (null or "merge"):
                throw ApiException.BadRequest($"invalid value \"{patch[Directive]}\" of {Directive}: replace, delete or merge");
        }

        var result = (JsonObject)target.DeepClone();
        Keep(result, patch);
        foreach (var (name, value) in patch.Where(member => !member.Key.StartsWith('$')))
        {
            Set(result, name, value, patch, schema.Member(name));
        }

        // Directives may stand without a list beside them.
        foreach (var name in patch.Select(member => NameIn(member.Key)).OfType<string>().Distinct(StringComparer.Ordinal).Where(name => !patch.ContainsKey(name)))
        {
            Set(result, name, new JsonArray(), patch, schema.Member(name));
        }

        return result;
    }

    private static string? NameIn(string key) =>
        key.StartsWith(Order, StringComparison.Ordinal) || key.StartsWith(Deleted, StringComparison.Ordinal) ? key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..] : null;

    private static void Set(JsonObject result, string name, JsonNode? value, JsonObject patch, FieldSchema schema)
    {
        if (value is null)
        {
            result.Remove(name);
            return;
        }

        switch (value)
        {
            case JsonObject map:
                SetMap(result, name, map, schema);
                break;
            case JsonArray list when schema.MergeKey is { } key:
                SetList(result, name, KeyedListMerge.Apply(result[name] as JsonArray ?? [], list, patch[Order + name] as JsonArray, key, schema.Item));
                break;
            case JsonArray list when schema.IsUnited:
                SetList(result, name, Unite(result[name] as JsonArray ?? [], list, patch[Deleted + name] as JsonArray, patch[Order + name] as JsonArray));
                break;
            case JsonArray { Count: 0 } when patch.ContainsKey(Order + name):
                break;
            default:
                result[name] = value.DeepClone();
                break;
        }
    }

    private static void SetMap(JsonObject result, string name, JsonObject patch, FieldSchema schema)
    {
        if (patch[Directive].Text() == "delete")
        {
            result.Remove(name);
            return;
        }

        result[name] = Apply(result[name] as JsonObject ?? [], patch, schema);
    }

    // A list that nothing was asked of is not made.
    private static void SetList(JsonObject result, string name, JsonArray merged)
    {
        if (merged.Count > 0 || result[name] is JsonArray { Count: > 0 })
        {
            result[name] = merged;
        }
    }

    private static void Keep(JsonObject result, JsonObject patch)
    {
        if (patch[Kept] is JsonArray kept)
        {
            var names = kept.Select(name => name.Text()).ToHashSet(StringComparer.Ordinal);
            result.Select(member => member.Key).Where(name => !names.Contains(name)).ToList().ForEach(name => result.Remove(name));
        }
    }

    private static JsonArray Unite(JsonArray target, JsonArray patch, JsonArray? deleted, JsonArray? order)
    {
        var gone = Texts(deleted).ToHashSet(StringComparer.Ordinal);
        var united = Texts(target).Concat(Texts(patch)).Distinct(StringComparer.Ordinal).Where(item => !gone.Contains(item)).ToList();
        var places = Texts(order).ToList();
        var sorted = places.Count == 0 ? united : [.. places.Where(united.Contains), .. united.Where(item => !places.Contains(item))];
        return new JsonArray([.. sorted.Select(item => JsonNode.Parse(item))]);
    }

    private static IEnumerable<string> Texts(JsonArray? list) => (list ?? []).Select(item => item?.ToJsonString() ?? "null");

    private static JsonObject Without(JsonObject patch)
    {
        var plain = (JsonObject)patch.DeepClone();
        plain.Remove(Directive);
        return plain;
    }
}

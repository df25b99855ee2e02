using System.Text.Json.Nodes;
using CsCheck;

namespace Tandem.Tests.Schemas;

/// <summary>Breaks an object in one place, or leaves it right: the same ones in every run.</summary>
internal static class Mutations
{
    private static readonly string[] Identity = ["apiVersion", "kind", "metadata", "status"];

    private static readonly (string Name, Func<JsonNode, int, bool> Do)[] All =
    [
        ("remove", (target, _) => Remove(target)),
        ("rename", (target, _) => Rename(target)),
        ("retype", Retype),
        ("drop", (target, _) => target.Parent is JsonArray list && list.Remove(target)),
        ("repeat", (target, _) => Repeat(target)),
        ("empty", (target, _) => Replace(target, target is JsonArray ? new JsonArray() : target is JsonObject ? new JsonObject() : "")),
    ];

    /// <summary>Which object, which mutation, which of its nodes, which new type.</summary>
    public static IEnumerable<(int Object, int Mutation, int Node, int Type)> Sequence(int count, int objects)
    {
        var gen = Gen.Select(Gen.Int[0, objects - 1], Gen.Int[0, All.Length - 1], Gen.Int[0, int.MaxValue - 1], Gen.Int[0, 4]);
        var random = new PCG(1, 20_260_731);
        return Enumerable.Range(0, count).Select(_ => gen.Generate(random, null, out var _));
    }

    /// <summary>The object mutated, and what was done; null where the mutation does not fit the node.</summary>
    public static (JsonObject Object, string What)? Apply(JsonObject source, int mutation, int node, int type)
    {
        var copy = (JsonObject)source.DeepClone();
        var targets = copy.Where(member => !Identity.Contains(member.Key, StringComparer.Ordinal)).SelectMany(member => Below(member.Value)).ToList();
        if (targets.Count == 0)
        {
            return null;
        }

        var target = targets[node % targets.Count];
        var what = $"{All[mutation].Name} {target.GetPath()}";
        return All[mutation].Do(target, type) ? (copy, what) : null;
    }

    private static IEnumerable<JsonNode> Below(JsonNode? node) => node is null ? [] : node switch
    {
        JsonObject json => json.SelectMany(member => Below(member.Value)).Prepend(json),
        JsonArray list => list.SelectMany(Below).Prepend(list),
        _ => [node],
    };

    private static bool Remove(JsonNode target) => target.Parent is JsonObject holder && holder.Remove(target.GetPropertyName());

    private static bool Rename(JsonNode target)
    {
        if (target.Parent is not JsonObject holder)
        {
            return false;
        }

        var name = target.GetPropertyName();
        holder.Remove(name);
        holder[name + "X"] = target;
        return true;
    }

    private static bool Retype(JsonNode target, int type) =>
        Replace(target, type switch { 0 => "text", 1 => 7, 2 => true, 3 => new JsonArray("a"), _ => new JsonObject { ["a"] = "b" } });

    private static bool Replace(JsonNode target, JsonNode value)
    {
        target.ReplaceWith(value);
        return true;
    }

    private static bool Repeat(JsonNode target)
    {
        (target.Parent as JsonArray)?.Add(target.DeepClone());
        return target.Parent is JsonArray;
    }
}

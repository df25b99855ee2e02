using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Rules;
using Tandem.Schemas;

namespace Tandem.Kustomize;

/// <summary>What RFC 6902 asks of an operation, before kustomize fails on it without saying where.</summary>
internal static class JsonPatchOperations
{
    private static readonly string[] Names = ["add", "remove", "replace", "move", "copy", "test"];

    /// <summary>Every operation that has no effect anybody could mean.</summary>
    public static IEnumerable<Finding> Check(SequenceNode operations) => operations.Items.Select(item => Check(operations, item)).OfType<Finding>();

    private static Finding? Check(SequenceNode operations, Node item)
    {
        var dash = KeyPlaces.Of(operations, item);
        if (item is not MappingNode operation)
        {
            return Finding.At(KustomizeRules.Unrenderable, dash, $"An operation of a JSON patch is a mapping; this is {item.Describe()}.");
        }

        if (operation["op"] is not ScalarNode { IsNull: false } op)
        {
            return Finding.At(KustomizeRules.Unrenderable, dash, "The operation of a JSON patch has no op.", $"op is one of {string.Join(", ", Names)}.");
        }

        if (!Names.Contains(op.Text, StringComparer.Ordinal))
        {
            var nearest = NearestName.Find(op.Text, Names);
            return Finding.At(KustomizeRules.Unrenderable, op.Place, $"A JSON patch has no operation {op.Text}; it has {string.Join(", ", Names)}.",
                nearest is null ? null : $"Did you mean {nearest}?");
        }

        return operation.Text("path") is null
            ? Finding.At(KustomizeRules.Unrenderable, dash, $"The operation {op.Text} of a JSON patch has no path.")
            : null;
    }
}

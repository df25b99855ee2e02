using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>The operations of a JSON 6902 patch.</summary>
/// <param name="operations">The operations, in order.</param>
public sealed class JsonPatchWriter(SequenceNode operations) : FieldWriter
{
    /// <inheritdoc/>
    public override WrittenField? At(FieldQuery query)
    {
        var fields = operations.Items.OfType<MappingNode>()
            .Select(operation => new { operation, field = At(operation, query) })
            .Where(pair => pair.field is not null)
            .ToList();

        // Operations that append to one list are told apart by the items they append.
        return (fields.LastOrDefault(pair => WroteItem(pair.operation, query)) ?? fields.LastOrDefault())?.field;
    }

    private static bool WroteItem(MappingNode operation, FieldQuery query)
    {
        var depth = JsonPointer.Split(operation.Text("path") ?? "").Count;
        var item = FieldPaths.Find(query.Rendered, [.. query.Path.Take(depth)]);
        return item is not null && operation["value"] is { } value && Schemas.NodeText.AreEqual(value, item);
    }

    private static WrittenField? At(MappingNode operation, FieldQuery query)
    {
        var pointer = JsonPointer.Split(operation.Text("path") ?? "");
        if (pointer.Count > query.Path.Count)
        {
            return null;
        }

        Node? rendered = query.Rendered;
        for (var i = 0; i < pointer.Count; i++)
        {
            if (!Matches(pointer[i], query.Path[i]))
            {
                return null;
            }

            rendered = FieldPaths.Step(rendered, query.Path[i]);
        }

        return operation.Text("op") == "remove" ? Removal(operation, query, pointer.Count) : Inside(operation, query, pointer.Count, rendered);
    }

    // An index moves when other operations add or remove items before it: the value decides, not the number.
    private static bool Matches(string step, PathSegment segment) =>
        segment.Key is null ? step == "-" || step.All(char.IsAsciiDigit) : step == segment.Key;

    private static WrittenField? Removal(MappingNode operation, FieldQuery query, int depth) =>
        // What stood below is gone with it; an item that was taken out of a list is one among others.
        query.Value is not null || (depth != query.Path.Count && (depth == 0 || query.Path[depth - 1].Key is null)) ? null : Field(operation, operation["path"]!, operation["path"]!.Place, isRendered: false, removes: true);

    private static WrittenField? Inside(MappingNode operation, FieldQuery query, int depth, Node? rendered)
    {
        if (operation["value"] is not { } value || operation.Find("value") is not { } entry)
        {
            return null;
        }

        // The key of the field that an operation writes stands in its path.
        var key = operation["path"]?.Place ?? entry.Key.Place;
        var opening = entry.Key.Place;
        foreach (var step in query.Path.Skip(depth))
        {
            if (ItemMatcher.Step(value, rendered, step) is not { } next)
            {
                // What stood below was there before it was replaced by something shorter.
                return operation.Text("op") == "replace" && query.Value is null && value is not ScalarNode
                    ? Field(operation, value, operation["path"]!.Place, isRendered: false, removes: true) : null;
            }

            key = opening = KeyPlaces.Of(value, next);
            value = next;
            rendered = FieldPaths.Step(rendered, step);
        }

        var same = rendered is not null && Schemas.NodeText.AreEqual(value, rendered);
        var sameText = value is ScalarNode a && rendered is ScalarNode b && a.Text == b.Text;
        return Field(operation, value, key, same || sameText, removes: false) with { Opening = opening };
    }

    private static WrittenField Field(MappingNode operation, Node value, Place key, bool isRendered, bool removes) => new(value.Place, key, value)
    {
        IsRendered = isRendered,
        Removes = removes,
        Chain = [new ChainLink(ChainRole.Patch, operation.Source.Path, value.Line)],
    };
}

using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>Where the key of a value stands: the mapping's key, the list item's dash, or the root's <c>kind</c>.</summary>
public static class KeyPlaces
{
    /// <summary>The key that stands for a whole document: its <c>kind</c>, or its first key.</summary>
    public static Place OfRoot(MappingNode root) =>
        root.Find("kind")?.Key.Place ?? (root.Entries.Count > 0 ? root.Entries[0].Key.Place : root.Place);

    /// <summary>The key of <paramref name="child"/> in <paramref name="parent"/>.</summary>
    public static Place Of(Node parent, Node child)
    {
        if (parent is MappingNode mapping)
        {
            foreach (var entry in mapping.Entries)
            {
                if (ReferenceEquals(entry.Value, child))
                {
                    return entry.Key.Place;
                }
            }
        }

        return parent is SequenceNode ? Dash(child) : child.Place;
    }

    // The parser tells where an item's content begins; its dash stands before it, on the same line or above.
    private static Place Dash(Node item)
    {
        var before = item.Source.Line(item.Line)[..Math.Max(0, Math.Min(item.Column - 1, item.Source.Line(item.Line).Length))];
        for (var line = item.Line; line >= 1; before = item.Source.Line(--line))
        {
            var text = before.TrimEnd();
            if (text.EndsWith('-'))
            {
                return new Place(item.Source.Path, line, text.Length);
            }

            if (text.Length > 0 && !text.TrimStart().StartsWith('#'))
            {
                break;
            }
        }

        return item.Place;
    }
}

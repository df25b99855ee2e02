using Tandem.Manifests;

namespace Tandem.Review.Comparing;

/// <summary>The way to a field on both sides: items of a list may stand at other places and still be the same.</summary>
/// <param name="Text">The way in words.</param>
/// <param name="Keys">The keys on the way, without the items of lists: what tables of fields go by.</param>
/// <param name="Before">The way in the base.</param>
/// <param name="After">The way in the head.</param>
public sealed record Way(string Text, IReadOnlyList<string> Keys, IReadOnlyList<PathSegment> Before, IReadOnlyList<PathSegment> After)
{
    /// <summary>The way to the object itself.</summary>
    public static Way Root { get; } = new("", [], [], []);

    /// <summary>One step on, to the value under a key.</summary>
    public Way Key(string name) =>
        new(Text + FieldPaths.PrintKey(name, Text.Length == 0), [.. Keys, name], [.. Before, PathSegment.Of(name)], [.. After, PathSegment.Of(name)]);

    /// <summary>One step on, to an item of a list.</summary>
    /// <param name="label">What the item is called.</param>
    /// <param name="before">Its place in the base; -1 where it has none.</param>
    /// <param name="after">Its place in the head; -1 where it has none.</param>
    public Way Item(string label, int before, int after) =>
        this with { Text = $"{Text}[{label}]", Before = [.. Before, PathSegment.Of(before)], After = [.. After, PathSegment.Of(after)] };
}

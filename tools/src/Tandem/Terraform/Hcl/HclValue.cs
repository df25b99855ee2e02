using Tandem.Findings;

namespace Tandem.Terraform.Hcl;

/// <summary>The right-hand side of an attribute. Only literal lists and objects are looked into; terraform evaluates the rest.</summary>
/// <param name="Place">Where it starts.</param>
/// <param name="Text">Its text as it stands in the file.</param>
/// <param name="Items">The items of a literal list.</param>
/// <param name="Entries">The entries of a literal object.</param>
public sealed record HclValue(Place Place, string Text, IReadOnlyList<HclValue> Items, IReadOnlyList<HclArgument> Entries)
{
    /// <summary>The place of one of its characters.</summary>
    public Place PlaceAt(int index)
    {
        var (line, start) = (Text.AsSpan(0, index).Count('\n'), Text.LastIndexOf('\n', Math.Max(0, index - 1)) + 1);
        return Place with { Line = Place.Line + line, Column = line == 0 ? Place.Column + index : index - start + 1 };
    }
}

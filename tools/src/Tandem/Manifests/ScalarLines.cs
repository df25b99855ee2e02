using Tandem.Findings;

namespace Tandem.Manifests;

/// <summary>Finds the line of a longer text in which something stands.</summary>
internal static class ScalarLines
{
    /// <summary>The place of the line at <paramref name="index"/> of the text: in a literal block that line, else the whole value.</summary>
    public static Place PlaceOf(ScalarNode scalar, int index)
    {
        var number = scalar.Line + 1 + scalar.Text.AsSpan(0, index).Count('\n');
        var start = scalar.Text.LastIndexOf('\n', Math.Max(0, index - 1)) + 1;
        var end = scalar.Text.IndexOf('\n', index);
        var text = scalar.Text[start..(end < 0 ? scalar.Text.Length : end)].Trim();
        var column = scalar.Source.Line(number).IndexOf(text, StringComparison.Ordinal);
        return scalar.Text.Contains('\n', StringComparison.Ordinal) && text.Length > 0 && column >= 0
            ? new Place(scalar.Source.Path, number, column + 1)
            : scalar.Place;
    }
}

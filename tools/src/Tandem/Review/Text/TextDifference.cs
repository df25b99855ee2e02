using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Tandem.Reports;

namespace Tandem.Review.Text;

/// <summary>The difference of two texts as lines with signs, a few alike ones around them.</summary>
internal static class TextDifference
{
    private const int Around = 2;

    /// <summary>The lines; what is left out between them is said by a line of three dots.</summary>
    public static IReadOnlyList<string> Lines(string? before, string? after)
    {
        var model = InlineDiffBuilder.Diff(before ?? "", after ?? "", ignoreWhiteSpace: false);
        var lines = model.Lines;
        var shown = new List<string>();
        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!IsNear(lines, i))
            {
                continue;
            }

            if (i > last + 1)
            {
                shown.Add("...");
            }

            shown.Add($"{Sign(lines[i].Type)} {PrintedText.Line(lines[i].Text ?? "")}".TrimEnd());
            last = i;
        }

        return shown;
    }

    private static bool IsNear(List<DiffPiece> lines, int index) =>
        Enumerable.Range(Math.Max(0, index - Around), Math.Min(lines.Count, index + Around + 1) - Math.Max(0, index - Around)).Any(i => lines[i].Type != ChangeType.Unchanged);

    private static char Sign(ChangeType type) => type switch { ChangeType.Inserted => '+', ChangeType.Deleted => '-', _ => ' ' };
}

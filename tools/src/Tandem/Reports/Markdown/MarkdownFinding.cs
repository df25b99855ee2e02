using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Reports.Markdown;

/// <summary>One finding as an item of a list.</summary>
internal static class MarkdownFinding
{
    // Beyond this, where it shows and how it came about is folded.
    private const int FewLines = 2;

    public static string Of(Finding finding, Workspace files)
    {
        var place = finding.Blame.Place;
        var sign = finding.Severity == Severity.Error ? "❌" : "⚠️";
        var line = files.Knows(place.File) ? files.Yaml(place.File).Source.Line(place.Line).Trim() : "";
        List<string> lines =
        [
            $"- {sign} **line {place.Line}**: {MarkdownText.Escape(finding.Message)} {MarkdownText.Code($"{finding.Rule.Id} {finding.Rule.Name}")}",
            .. line.Length is > 0 and <= 200 ? new[] { $"  {MarkdownText.Code(line)}" } : [],
            .. finding.Hint is null ? Array.Empty<string>() : [$"  **Fix:** {MarkdownText.Escape(finding.Hint)}"],
        ];
        return string.Join("  \n", lines) + "\n" + Context(finding);
    }

    public static string OfSuppressed(Finding finding) =>
        $"- {MarkdownText.Code(finding.Blame.Place.ToString())} {finding.Rule.Id}: {MarkdownText.Escape(finding.Message)} Suppressed by {MarkdownText.Code(finding.Suppressed!.By)}: {MarkdownText.Escape(finding.Suppressed.Reason)}\n";

    private static string Context(Finding finding)
    {
        var lines = FindingLines.Context(finding).ToList();
        if (lines.Count == 0)
        {
            return "";
        }

        var body = string.Concat(lines.Select(line => $"  - {MarkdownText.Code(line)}\n"));
        return lines.Count <= FewLines ? body : $"  <details>\n  <summary>where it shows, and how it came about</summary>\n\n{body}\n  </details>\n";
    }
}

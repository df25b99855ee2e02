using System.Text;
using Tandem.Reports.Markdown;

namespace Tandem.Live.Drill.Reports;

/// <summary>The report for a pull request or an incident's page.</summary>
public static class DrillMarkdown
{
    /// <summary>The report as text.</summary>
    public static string Write(DrillReport report)
    {
        var page = new StringBuilder();
        var sign = report.Verdict switch { DrillVerdict.Passed => "✅", DrillVerdict.Failed => "❌", _ => "⚠️" };
        page.Append($"## {sign} Drill {MarkdownText.Escape(DrillWords.Headline(report))}\n\n{MarkdownText.Escape(DrillWords.Meaning(report))}\n\n");
        page.Append($"{MarkdownText.Escape(report.Id)}, {report.Started:yyyy-MM-dd HH:mm:ss} UTC, {(report.Ended - report.Started).TotalSeconds:0} s, {report.Mode}, tandem {MarkdownText.Escape(report.Tool)}.");
        page.Append($" {MarkdownText.Escape(DrillWords.Caution(report) ?? "")}\n\n**Hypothesis.** {MarkdownText.Escape(report.Hypothesis)} Brought about by: {MarkdownText.Escape(report.Mechanism)}.\n\n");
        if (report.Errors is not null)
        {
            page.Append($"**Requests.** {MarkdownText.Escape(DrillWords.Requests(report) ?? "")} {MarkdownText.Escape(DrillWords.Errors(report))}\n\n");
        }

        Table(page, ["", "what must hold", "limit", "measured"], report.Checks.Select(check => new[] { check.Holds ? "✓" : "✗", $"{check.Name} ({check.Kind.ToString().ToLowerInvariant()})", check.Limit, check.Value }));
        Table(page, ["at", "event", ""], report.Timeline.Select(happened => new[] { $"{happened.At!.Value.TotalSeconds:0.00} s", happened.Name, happened.Text }));
        Table(page, ["", "before", "during", "steady", "after"], report.Windows is null ? [] : DrillWords.Windows(report.Windows));
        Table(page, ["", "guard", "found"], report.Guards.Select(guard => new[] { guard.Holds ? "✓" : "✗", guard.Name, guard.Value }));
        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void Table(StringBuilder page, string[] heads, IEnumerable<string[]> rows)
    {
        var lines = rows.Select(Line).ToList();
        if (lines.Count > 0)
        {
            page.Append(Line(heads)).Append('|').Insert(page.Length, "---|", heads.Length).Append('\n').AppendJoin("", lines).Append('\n');
        }
    }

    private static string Line(string[] cells) => $"| {string.Join(" | ", cells.Select(MarkdownText.Escape))} |\n";
}

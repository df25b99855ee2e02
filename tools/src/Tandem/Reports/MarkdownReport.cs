using Tandem.Findings;
using Tandem.Reports.Markdown;
using Tandem.Topology;

namespace Tandem.Reports;

/// <summary>The report for a pull request: a summary, the findings by file, the picture of the fleet, and what was checked.</summary>
public static class MarkdownReport
{
    /// <summary>How many characters GitHub takes in one comment. https://github.com/orgs/community/discussions/27190</summary>
    public const int Limit = 65536;

    /// <summary>The report; what does not fit is counted, never dropped in silence.</summary>
    public static string Text(ReportRun run)
    {
        var page = new MarkdownPage(Limit);
        page.Add(Head(run));
        foreach (var failure in run.Result.Failures)
        {
            page.Add($"**The rule {failure.RuleId} failed; this is a bug of tandem.**\n\n{MarkdownText.Block("text", failure.Error.ToString())}\n", "a bug of tandem");
        }

        AddFindings(page, run);
        if (run.Result.Fleet.IsRepository)
        {
            var picture = MarkdownText.Fold("Topology", MarkdownText.Block("mermaid", MermaidPicture.Draw(FleetTopology.Of(run.Result))));
            page.Add(picture, "the topology");
        }

        var suppressed = run.Result.Findings.Where(finding => finding.Suppressed is not null).Select(MarkdownFinding.OfSuppressed).ToList();
        if (suppressed.Count > 0)
        {
            page.Add(MarkdownText.Fold($"{suppressed.Count} suppressed", string.Concat(suppressed)), "the suppressed findings");
        }

        page.Add(MarkdownText.Fold("What was checked", MarkdownCoverage.Of(run.Result.Coverage)), "the coverage");
        return page.Text();
    }

    private static string Head(ReportRun run)
    {
        var result = run.Result;
        var sign = result.ExitCode switch { ExitCodes.Clean => "✅", ExitCodes.Findings => "❌", _ => "⚠️" };
        var skipped = result.Coverage.Layers.Where(layer => layer.Skipped is not null).Select(layer => layer.Name).ToList();
        return $"""
            ## {sign} tandem: {SummaryText.Of(result)}

            {MarkdownText.Escape(run.Repository)}: {result.Coverage.Objects} objects from {result.Coverage.Files} files in {SummaryText.Count(result.Coverage.Clusters.Count, "cluster")} checked by tandem {ToolVersion.Number}.{(skipped.Count == 0 ? "" : $" **Not checked: {string.Join(", ", skipped)}.**")}

            """;
    }

    private static void AddFindings(MarkdownPage page, ReportRun run)
    {
        foreach (var file in run.Result.Active.GroupBy(finding => finding.Blame.Place.File))
        {
            var heading = $"### {MarkdownText.Code(file.Key)}\n\n";
            foreach (var finding in file)
            {
                var text = MarkdownFinding.Of(finding, run.Files);
                // The heading comes with the first finding that fits.
                heading = page.Add(heading + text, "finding") ? "" : heading;
            }
        }
    }
}

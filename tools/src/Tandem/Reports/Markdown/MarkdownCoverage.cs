using Tandem.Validation;

namespace Tandem.Reports.Markdown;

/// <summary>What was checked and what was not, as tables.</summary>
internal static class MarkdownCoverage
{
    public static string Of(Coverage coverage) => string.Join('\n',
    [
        "| layer | checked |", "|---|---|",
        .. coverage.Layers.Select(layer => $"| {layer.Name} | {(layer.Skipped is null ? MarkdownText.Escape(CoverageText.Of(layer)) : $"**not checked**: {MarkdownText.Escape(layer.Skipped)}")} |"),
        "", "| cluster | gets |", "|---|---|",
        .. coverage.Clusters.Select(cluster => $"| {MarkdownText.Escape(cluster.Name)} | {MarkdownText.Escape(CoverageText.Of(cluster))} |"),
        .. coverage.OwnUnits.Count == 0 ? (IEnumerable<string>)[] : [$"| no cluster | {MarkdownText.Escape(CoverageText.Of(coverage.OwnUnits))} |"],
        "",
        .. coverage.UncheckedFiles.GroupBy(file => file.Reason, StringComparer.Ordinal)
            .Select(group => $"- not checked: {MarkdownText.Code(CoverageText.Paths([.. group.Select(file => file.Path)]))}: {MarkdownText.Escape(group.Key)}"),
        .. coverage.KindsWithoutSchema.Select(kind => $"- not checked: {kind.Count} of {MarkdownText.Code($"{kind.ApiVersion} {kind.Kind}")}: the kind has no schema"),
    ]) + "\n";
}

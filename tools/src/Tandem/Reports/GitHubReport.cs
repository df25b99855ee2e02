using System.Text;
using Tandem.Findings;

namespace Tandem.Reports;

/// <summary>
/// The report for the log of a GitHub workflow: workflow commands that GitHub shows as annotations on the changed lines.
/// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
/// </summary>
public static class GitHubReport
{
    /// <summary>How many annotations of one severity GitHub shows for a step; it drops the others without a word.</summary>
    public const int MostPerStep = 10;

    /// <summary>The commands, then what GitHub would not show as plain lines, then the summary.</summary>
    public static string Text(ReportRun run)
    {
        var text = new StringBuilder();
        foreach (var group in run.Result.Active.GroupBy(finding => finding.Severity).OrderByDescending(group => group.Key))
        {
            Append(text, [.. group], group.Key == Severity.Error ? "error" : "warning");
        }

        foreach (var failure in run.Result.Failures)
        {
            Line(text, $"::error title={Property($"{failure.RuleId} failed")}::{Data($"The rule {failure.RuleId} failed; this is a bug of tandem.\n{failure.Error}")}");
        }

        var skipped = run.Result.Coverage.Layers.Where(layer => layer.Skipped is not null).Select(layer => layer.Name).ToList();
        return Line(text, $"tandem: {SummaryText.Of(run.Result)}{(skipped.Count == 0 ? "" : $"; not checked: {string.Join(", ", skipped)}")}").ToString();
    }

    private static void Append(StringBuilder text, List<Finding> findings, string command)
    {
        findings.Take(MostPerStep).ToList().ForEach(finding => Line(text, Command(command, finding)));
        if (findings.Count > MostPerStep)
        {
            Line(text, $"tandem: GitHub shows {MostPerStep} annotations of a kind for a step; {SummaryText.Count(findings.Count - MostPerStep, $"{command}")} more, not annotated:");
            findings.Skip(MostPerStep).ToList().ForEach(finding => Line(text, Plain($"{finding.Blame.Place}: {command} {finding.Rule.Id}: {finding.Message}")));
        }
    }

    private static string Command(string command, Finding finding)
    {
        var place = finding.Blame.Place;
        var file = place.File.StartsWith('<') ? "" : $"file={Property(place.File)},line={place.Line},col={place.Column},";
        var fix = finding.Hint is null ? "" : $"\nfix: {finding.Hint}";
        var context = string.Concat(FindingLines.Context(finding).Select(line => $"\n{line}"));
        return $"::{command} {file}title={Property($"{finding.Rule.Id} {finding.Rule.Name}")}::{Data($"{finding.Message}{fix}{context}")}";
    }

    // The runner takes its older commands from anywhere in a line, and newer ones from behind white space.
    private static string Plain(string text) => PrintedText.Line(text).TrimStart(' ', ':').Replace("##[", "## [", StringComparison.Ordinal);

    private static string Data(string text) => PrintedText.Lines(text).Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static StringBuilder Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}

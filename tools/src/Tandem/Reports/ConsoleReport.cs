using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Validation;

namespace Tandem.Reports;

/// <summary>The report for people: findings by file with the line they mean, then what was checked and what was not.</summary>
/// <param name="output">Where it is written.</param>
/// <param name="ink">Colours or none.</param>
public sealed class ConsoleReport(TextWriter output, Ink ink)
{
    /// <summary>Writes the whole report.</summary>
    public void Write(ReportRun run)
    {
        WriteFindings(run.Result.Active, run.Files);
        WriteFailures(run.Result);
        WriteCoverage(run.Result.Coverage);
        if (run.WithTimings)
        {
            WriteTimings(run.Result);
        }

        WriteSummary(run.Result);
    }

    /// <summary>Writes findings alone, by file.</summary>
    public void WriteFindings(IEnumerable<Finding> findings, Workspace files)
    {
        foreach (var file in findings.GroupBy(finding => finding.Blame.Place.File))
        {
            output.WriteLine(ink.Strong(file.Key));
            foreach (var finding in file)
            {
                WriteFinding(files, finding);
            }

            output.WriteLine();
        }
    }

    private void WriteFinding(Workspace files, Finding finding)
    {
        var place = finding.Blame.Place;
        var severity = finding.Severity == Severity.Error ? ink.Bad("error") : ink.Doubtful("warning");
        output.WriteLine($"  {place.Line}:{place.Column}  {severity}  {finding.Message}  {ink.Faint($"{finding.Rule.Id} {finding.Rule.Name}")}");
        WriteSourceLine(files, place);
        if (finding.Hint is not null)
        {
            output.WriteLine($"      fix: {finding.Hint}");
        }

        foreach (var o in finding.Objects)
        {
            output.WriteLine(ink.Faint($"      in:  {Describe(o)}"));
        }

        if (finding.Blame.Chain.Count > 0)
        {
            output.WriteLine(ink.Faint($"      via: {string.Join(" -> ", finding.Blame.Chain.Select(link => $"{link.File}:{link.Line} ({link.Role.ToString().ToLowerInvariant()})"))}"));
        }

        if (!finding.Blame.Exact)
        {
            output.WriteLine(ink.Faint("      the line that wrote the value was not found; this is the nearest to it"));
        }

        foreach (var related in finding.Related)
        {
            output.WriteLine(ink.Faint($"      also: {related}"));
        }
    }

    private void WriteSourceLine(Workspace files, Place place)
    {
        if (!files.HasFile(place.File))
        {
            return;
        }

        var line = files.Yaml(place.File).Source.Line(place.Line);
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        var number = $"{place.Line}";
        output.WriteLine(ink.Faint($"      {number} | {Shorten(line)}"));
        if (place.Column <= Shorten(line).Length)
        {
            output.WriteLine(ink.Faint($"      {new string(' ', number.Length)} | {new string(' ', place.Column - 1)}^"));
        }
    }

    private static string Shorten(string line) => line.Length <= 200 ? line : line[..197] + "...";

    private static string Describe(ObjectRef o)
    {
        var name = o.Namespace is null ? o.Name : $"{o.Namespace}/{o.Name}";
        string?[] parts = [o.Cluster, o.Kind, name.Length == 0 ? null : name, o.Field];
        return string.Join(' ', parts.Where(part => part is not null));
    }

    private void WriteFailures(ValidationResult result)
    {
        foreach (var failure in result.Failures)
        {
            output.WriteLine(ink.Bad($"The rule {failure.RuleId} failed; this is a bug of tandem. Please report it with what follows."));
            output.WriteLine(failure.Error.ToString());
            output.WriteLine();
        }
    }

    private void WriteCoverage(Coverage coverage)
    {
        output.WriteLine(ink.Strong("checked"));
        var later = coverage.Layers.Where(layer => layer.Skipped == LayerCoverage.NoRules).ToList();
        foreach (var layer in coverage.Layers.Except(later))
        {
            var counts = string.Join(", ", layer.Checked.Select(pair => $"{pair.Count} {pair.Thing}"));
            var programs = layer.Programs.Count > 0 ? $" ({string.Join("; ", layer.Programs)})" : "";
            output.WriteLine(layer.Skipped is null
                ? $"  {layer.Name,-12}{counts}{programs}"
                : ink.Doubtful($"  {layer.Name,-12}not checked: {layer.Skipped}"));
        }

        if (later.Count > 0)
        {
            output.WriteLine(ink.Faint($"  {"not checked",-12}{string.Join(", ", later.Select(layer => layer.Name))}: {LayerCoverage.NoRules}"));
        }

        foreach (var group in coverage.UncheckedFiles.GroupBy(file => file.Reason, StringComparer.Ordinal))
        {
            output.WriteLine(ink.Faint($"  {"unchecked",-12}{Paths([.. group.Select(file => file.Path)])}: {group.Key}"));
        }

        foreach (var (apiVersion, kind, count) in coverage.KindsWithoutSchema)
        {
            output.WriteLine(ink.Doubtful($"  {"unchecked",-12}{count} of {apiVersion} {kind}: the kind has no schema"));
        }

        output.WriteLine(ink.Strong("clusters"));
        foreach (var cluster in coverage.Clusters)
        {
            var units = cluster.Units.Select(unit => $"{(unit.Unit == "." ? "overlay" : unit.Unit)} {(unit.Objects is { } count ? $"{count}" : "not rendered")}");
            output.WriteLine($"  {cluster.Name,-20} {cluster.Objects} objects ({string.Join(", ", units)})");
        }
    }

    private static string Paths(List<string> paths) => paths.Count <= 3 ? string.Join(", ", paths) : $"{paths.Count} files, {paths[0]} to {paths[^1]}";

    private void WriteTimings(ValidationResult result)
    {
        output.WriteLine(ink.Strong("timings"));
        foreach (var timing in result.Timings)
        {
            output.WriteLine($"  {timing.Name,-12}{timing.Time.TotalMilliseconds:0.0} ms");
        }
    }

    private void WriteSummary(ValidationResult result)
    {
        var suppressed = result.Findings.Count(finding => finding.Suppressed is not null);
        var text = $"{Count(result.Errors, "error")}, {Count(result.Warnings, "warning")}, {suppressed} suppressed";
        output.WriteLine(result.Errors > 0 ? ink.Bad(text) : result.Warnings > 0 ? ink.Doubtful(text) : ink.Good(text));
    }

    private static string Count(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";
}

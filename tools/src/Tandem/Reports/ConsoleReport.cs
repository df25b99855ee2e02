using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Reports.Console;
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
        if (!run.IsQuiet)
        {
            new ConsoleCoverage(output, ink).Write(run.Result.Coverage);
        }

        if (run.WithTimings)
        {
            WriteTimings(run.Result);
        }

        WriteSummary(run.Result);
    }

    /// <summary>Writes findings alone, by file.</summary>
    public void WriteFindings(IEnumerable<Finding> findings, Workspace files)
    {
        var writer = new ConsoleFinding(output, ink, files);
        foreach (var file in findings.GroupBy(finding => finding.Blame.Place.File))
        {
            output.WriteLine(ink.Strong(PrintedText.Line(file.Key)));
            foreach (var finding in file)
            {
                writer.Write(finding);
            }

            output.WriteLine();
        }
    }

    private void WriteFailures(ValidationResult result)
    {
        foreach (var failure in result.Failures)
        {
            output.WriteLine(ink.Bad($"The rule {failure.RuleId} failed; this is a bug of tandem. Please report it with what follows."));
            output.WriteLine(PrintedText.Lines(failure.Error.ToString()));
            output.WriteLine();
        }
    }

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
        var text = SummaryText.Of(result);
        output.WriteLine(result.Errors > 0 || result.Failures.Count > 0 ? ink.Bad(text) : result.Warnings > 0 ? ink.Doubtful(text) : ink.Good(text));
    }
}

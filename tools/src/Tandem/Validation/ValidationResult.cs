using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Validation;

/// <summary>The outcome of a run.</summary>
/// <param name="Findings">Everything found, merged and sorted.</param>
/// <param name="Coverage">What was checked.</param>
/// <param name="Timings">How long it took.</param>
/// <param name="Failures">Rules that threw.</param>
public sealed record ValidationResult(
    IReadOnlyList<Finding> Findings, Coverage Coverage, IReadOnlyList<StageTiming> Timings, IReadOnlyList<RuleFailure> Failures)
{
    /// <summary>The joined model that was checked.</summary>
    public required FleetModel Fleet { get; init; }

    /// <summary>The paths that the run asked for, from the root, whether they exist or not.</summary>
    public IReadOnlyCollection<string> PathsAsked { get; init; } = [];

    /// <summary>The findings that count.</summary>
    public IEnumerable<Finding> Active => Findings.Where(finding => finding.Suppressed is null);

    /// <summary>How many errors count.</summary>
    public int Errors => Active.Count(finding => finding.Severity == Severity.Error);

    /// <summary>How many warnings count.</summary>
    public int Warnings => Active.Count(finding => finding.Severity == Severity.Warning);

    /// <summary>The exit code: a bug before what could not be checked, before what is wrong, before clean.</summary>
    public int ExitCode => Failures.Count > 0 ? ExitCodes.Bug
        : Active.Any(finding => finding.Rule.MeansUnchecked && finding.Severity == Severity.Error) ? ExitCodes.Unchecked
        : Errors > 0 ? ExitCodes.Findings
        : ExitCodes.Clean;
}

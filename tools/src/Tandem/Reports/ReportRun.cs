using Tandem.Manifests;
using Tandem.Validation;

namespace Tandem.Reports;

/// <summary>What a report is written from.</summary>
/// <param name="Result">The outcome.</param>
/// <param name="Repository">The repository's name: its root folder's.</param>
public sealed record ReportRun(ValidationResult Result, string Repository)
{
    /// <summary>Whether timings are wanted; without them two runs give the same bytes.</summary>
    public bool WithTimings { get; init; }

    /// <summary>Whether people want to read findings alone.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>The files that findings point into.</summary>
    public Workspace Files => Result.Fleet.Workspace;
}

using Tandem.Manifests;
using Tandem.Validation;

namespace Tandem.Reports;

/// <summary>What a report is written from.</summary>
/// <param name="Result">The outcome.</param>
/// <param name="Root">The repository's root folder, for the source lines that the console shows.</param>
/// <param name="Repository">The repository's name: its root folder's.</param>
/// <param name="WithTimings">Whether timings are wanted; without them two runs give the same bytes.</param>
public sealed record ReportRun(ValidationResult Result, string Root, string Repository, bool WithTimings)
{
    /// <summary>The files that findings point into.</summary>
    public Workspace Files { get; } = new(Root);
}

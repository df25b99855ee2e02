using Tandem.Validation;

namespace Tandem.Reports;

/// <summary>A run in one line.</summary>
internal static class SummaryText
{
    public static string Of(ValidationResult result)
    {
        var suppressed = result.Findings.Count(finding => finding.Suppressed is not null);
        var failed = result.Failures.Count > 0 ? $", {Count(result.Failures.Count, "rule")} failed" : "";
        return $"{Count(result.Errors, "error")}, {Count(result.Warnings, "warning")}, {suppressed} suppressed{failed}";
    }

    public static string Count(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";
}

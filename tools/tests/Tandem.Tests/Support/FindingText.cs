using Tandem.Findings;

namespace Tandem.Tests.Support;

/// <summary>Findings as lines, for messages of failed tests.</summary>
internal static class FindingText
{
    public static string Of(IEnumerable<Finding> findings) =>
        string.Join('\n', findings.Select(finding => $"{finding.Blame.Place}{(finding.Blame.Exact ? "" : " (about)")} {finding.Rule.Id} {finding.Message}"));
}

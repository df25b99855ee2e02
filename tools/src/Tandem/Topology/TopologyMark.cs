using Tandem.Findings;

namespace Tandem.Topology;

/// <summary>A finding, drawn on what it concerns.</summary>
/// <param name="RuleId">The rule's id.</param>
/// <param name="IsError">Whether it stops the merge.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Place">The place to edit.</param>
public sealed record TopologyMark(string RuleId, bool IsError, string Message, Place Place)
{
    /// <summary>The mark of a finding.</summary>
    public static TopologyMark Of(Finding finding) => new(finding.Rule.Id, finding.Severity == Severity.Error, finding.Message, finding.Blame.Place);
}

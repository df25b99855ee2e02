using Tandem.Findings;

namespace Tandem.Rules.Workflows;

/// <summary>What is wrong with a workflow, and where.</summary>
/// <param name="Place">The place to edit.</param>
/// <param name="Message">What was found.</param>
/// <param name="Hint">How to mend it.</param>
internal sealed record WorkflowFlaw(Place Place, string Message, string Hint)
{
    /// <summary>The finding of a rule.</summary>
    public Finding Finding(RuleInfo rule) => Tandem.Findings.Finding.At(rule, Place, Message, Hint);
}

using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>What a step hands on where no other step looks for it, or what one looks for and none hands on.</summary>
/// <remarks>https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands: an output is read by the step's id, a variable by its name.</remarks>
public sealed class UnreadOutput() : Rule(new RuleInfo(
    "TND0723", "unread-output", Severity.Error, Layers.References, "A step hands something on where no other step finds it."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        from file in fleet.Workflows
        where file.Kind != WorkflowFileKind.Other
        from holder in file.Kind == WorkflowFileKind.Action ? [new StepOutputs(file.Root, [.. file.Steps])] : file.Jobs.Select(job => new StepOutputs(job.Body, job.Steps))
        from flaw in holder.Flaws()
        select flaw.Finding(Info);
}

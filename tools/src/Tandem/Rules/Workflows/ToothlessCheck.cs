using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>A workflow that runs a check and cannot fail by it, or does not run where it is needed.</summary>
public sealed class ToothlessCheck() : Rule(new RuleInfo(
    "TND0718", "toothless-check", Severity.Error, Layers.References, "A check of the repository cannot fail, or does not run for every change."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        fleet.Workflows.Where(file => file.Kind != WorkflowFileKind.Other).SelectMany(file => new WorkflowChecks(file, fleet.Workflows).Flaws()).Select(flaw => flaw.Finding(Info));
}

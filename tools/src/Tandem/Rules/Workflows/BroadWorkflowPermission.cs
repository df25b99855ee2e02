using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>A workflow whose token, secrets or identity reach further than its work.</summary>
#pragma warning disable CA1711 // Named for its defect; it is no permission of .NET's.
public sealed class BroadWorkflowPermission() : Rule(new RuleInfo(
    "TND0710", "broad-workflow-permission", Severity.Error, Layers.Security, "A workflow gives its jobs, or strangers, more than they need."))
#pragma warning restore CA1711
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => fleet.Workflows
        .Where(file => file.Kind != WorkflowFileKind.Other)
        .SelectMany(file => Flaws(file).DistinctBy(flaw => flaw.Place))
        .Select(flaw => flaw.Finding(Info));

    private static IEnumerable<WorkflowFlaw> Flaws(WorkflowFile file)
    {
        var strangers = new Strangers(file);
        if (file.Kind == WorkflowFileKind.Action)
        {
            return strangers.Flaws();
        }

        if (strangers.OfTrigger() is { } open)
        {
            return [open];
        }

        var rights = new WorkflowRights(file);
        var deployments = new Deployments(file, rights);
        var unreviewed = file.Jobs.Select(deployments.Unreviewed).OfType<WorkflowFlaw>().ToList();
        // That such a job holds rights is what it is for.
        return unreviewed.Count > 0 ? unreviewed : rights.Flaws().Concat(deployments.Flaws()).Concat(strangers.Flaws());
    }
}

using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>A workflow that GitHub refuses, or that asks for what is not there.</summary>
public sealed class WorkflowShape() : Rule(new RuleInfo(
    "TND0713", "workflow-shape", Severity.Error, Layers.References, "A workflow has a form that GitHub refuses, or names what is not there."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var regions = fleet.Clusters.Select(cluster => cluster.Name).ToList();
        var targets = new Lazy<BuildTargets>(() => new BuildTargets(fleet.Workspace));
        return fleet.Workflows.Where(file => file.Kind != WorkflowFileKind.Other)
            .SelectMany(file => (file.Kind == WorkflowFileKind.Workflow ? new WorkflowForm(file).Flaws().Concat(new WorkflowTimes(file, fleet.Workflows).Flaws()) : [])
                .Concat(new WorkflowWishes(file).Flaws()).Concat(new StepVariables(file).Flaws())
                .Concat(file.Steps.SelectMany(step => WorkflowForm.OfStep(step).Concat(file.Kind == WorkflowFileKind.Action ? WorkflowForm.OfActionStep(step) : []).Concat(step.Script is { } script ? targets.Value.Missing(script) : [])))
                .Concat(file.Uses.Where(uses => IsMissing(fleet.Workspace, uses.Text)).Select(Missing)))
            .Concat(new WorkflowArtifacts(fleet.Workflows).Flaws()).Concat(new WorkflowBranches(fleet.Workflows).Flaws())
            .Concat(fleet.Workflows.SelectMany(file => new ToolOptions(file, regions).Flaws()))
            .Concat(fleet.Workflows.Where(DependabotForm.Is).SelectMany(file => new DependabotForm(file, fleet.Workspace).Flaws()))
            .Select(flaw => flaw.Finding(Info));
    }

    // What an earlier step may have cloned stands elsewhere; .github is ours.
    private static bool IsMissing(Workspace workspace, string uses) => uses.StartsWith("./.github/", StringComparison.Ordinal)
        && !workspace.HasFile(uses[2..]) && !workspace.HasFile($"{uses[2..]}/action.yaml") && !workspace.HasFile($"{uses[2..]}/action.yml") && !workspace.HasFile($"{uses[2..]}/Dockerfile");

    private static WorkflowFlaw Missing(ScalarNode uses) => new(uses.Place, $"{uses.Text[2..]} does not exist, or holds no action.", "Name the folder of an action.yaml, or the file of a workflow.");
}

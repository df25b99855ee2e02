using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>A job whose token may not do what its steps do with it.</summary>
/// <remarks>docs.github.com/actions/writing-workflows/workflow-syntax-for-github-actions#permissions: what is not named is none.</remarks>
public sealed class MissingWorkflowRight() : Rule(new RuleInfo(
    "TND0719", "missing-workflow-right", Severity.Error, Layers.References, "The token of a job may not do what its steps do with it."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        from file in fleet.Workflows
        from job in file.Jobs
        let rights = job.Body["permissions"] as MappingNode ?? (job.Body["permissions"] is null ? file.Root["permissions"] as MappingNode : null)
        where rights is not null
        from need in NeededRights.All
        where !need.IsMetBy(rights.Text(need.Scope)) && job.Steps.Any(step => Does(step, need.Deed))
        let written = rights[need.Scope] ?? job.Body["permissions"]
        select Finding.At(Info, written is ScalarNode ? written.Place : (job.Body.Find("permissions")?.Key ?? file.Root.Find("permissions")!.Key).Place,
            $"A step of the job {job.Name} {need.Told}, and its token may not {need.Level} {need.Scope}.", $"Write {need.Scope}: {need.Level} into the job's permissions.");

    // With a token of its own, or of another repository, a step needs nothing of the job's.
    private static bool Does(WorkflowStep step, Regex deed) => (deed.IsMatch(step.Action) || (step.Script is { } script && deed.IsMatch(script.Text)))
        && step.Body.Mapping("with")?["repository"] is null
        && FieldPaths.Scalars(step.Body).All(found => !found.Node.Text.Contains("secrets.", StringComparison.Ordinal) || found.Node.Text.Contains("secrets.GITHUB_TOKEN", StringComparison.Ordinal));
}

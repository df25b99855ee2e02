using Tandem.Manifests;

namespace Tandem.Workflows;

/// <summary>A file that GitHub reads.</summary>
/// <param name="Path">Its path, from the repository's root.</param>
/// <param name="Kind">What GitHub takes it for.</param>
/// <param name="Root">Its fields.</param>
public sealed record WorkflowFile(string Path, WorkflowFileKind Kind, MappingNode Root)
{
    /// <summary>The key <c>on</c>, which unquoted is a boolean of YAML 1.1; null where it is absent.</summary>
    public MappingEntry? On => Root.Find("on") ?? Root.Find("true");

    /// <summary>The jobs, in the order of the text.</summary>
    public IReadOnlyList<WorkflowJob> Jobs { get; } = Kind != WorkflowFileKind.Workflow ? [] :
        [.. (Root.Mapping("jobs")?.Entries ?? []).Where(entry => entry.Value is MappingNode).Select(entry => new WorkflowJob(entry.Key, (MappingNode)entry.Value))];

    /// <summary>The steps of every job, or of the action.</summary>
    public IEnumerable<WorkflowStep> Steps =>
        Kind == WorkflowFileKind.Action ? WorkflowStep.Of(Root.Mapping("runs")) : Jobs.SelectMany(job => job.Steps);

    /// <summary>Everything that it takes in by <c>uses</c> or, in an action, as an image.</summary>
    public IEnumerable<ScalarNode> Uses => Jobs.Select(job => job.Body["uses"]).Concat(Steps.Select(step => step.Body["uses"]))
        .Append(Kind == WorkflowFileKind.Action ? Root.Mapping("runs")?["image"] : null)
        .OfType<ScalarNode>().Where(scalar => !scalar.IsNull);

    /// <summary>The events that start it, each with its settings where it has any, at the node that names it.</summary>
    public IReadOnlyList<WorkflowTrigger> Triggers => On?.Value switch
    {
        ScalarNode name => [new WorkflowTrigger(name, null)],
        SequenceNode names => [.. names.Items.OfType<ScalarNode>().Select(name => new WorkflowTrigger(name, null))],
        MappingNode events => [.. events.Entries.Select(entry => new WorkflowTrigger(entry.Key, entry.Value as MappingNode))],
        _ => [],
    };

    /// <summary>Whether a job may run when <paramref name="trigger"/> starts the workflow: by its own condition, and by those of the jobs it waits for.</summary>
    public bool MayRun(WorkflowJob job, string trigger) =>
        Triggers.Any(candidate => candidate.Name.Text == trigger) && MayRun(job, trigger, Jobs.Count);

    private bool MayRun(WorkflowJob job, string trigger, int depth) =>
        JobCondition.Admits(job.Condition?.Text, trigger)
        && (depth == 0 || job.RunsAnyway || Jobs.Where(other => job.Needs.Any(need => need.Text == other.Name)).All(other => MayRun(other, trigger, depth - 1)));
}

using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>The form of a workflow, as far as GitHub refuses another.</summary>
/// <param name="file">The workflow.</param>
internal sealed class WorkflowForm(WorkflowFile file)
{
    private static readonly string[] Deeds = ["uses", "run"];
    private static readonly string[] Levels = ["read", "write", "none"];

    /// <summary>What is wrong with the workflow and its jobs.</summary>
    public IEnumerable<WorkflowFlaw> Flaws() =>
    [
        .. Unknown(file.Root, WorkflowWords.OfWorkflow, "workflow"),
        .. file.On is null ? Lacks("on") : [],
        .. file.Root["jobs"] is not MappingNode { Entries.Count: > 0 } ? Lacks("jobs") : [],
        .. file.Triggers.Where(trigger => !WorkflowWords.Events.Contains(trigger.Name.Text, StringComparer.Ordinal))
            .Select(trigger => Flaw(trigger.Name, $"{trigger.Name.Text} is no event: it never starts the workflow.", WorkflowWords.Events)),
        .. Permissions(file.Root),
        .. file.Jobs.SelectMany(OfJob),
    ];

    /// <summary>What is wrong with a step.</summary>
    public static IEnumerable<WorkflowFlaw> OfStep(WorkflowStep step)
    {
        var does = Deeds.Where(key => step.Body[key] is not null).ToList();
        var unknown = Unknown(step.Body, WorkflowWords.OfStep, "step").ToList();
        return does.Count == 1 || unknown.Count > 0 ? unknown :
            [new WorkflowFlaw(step.Dash, does.Count == 0 ? "The step neither uses an action nor runs a script." : "The step uses an action and runs a script.", "Give it either uses or run.")];
    }

    /// <summary>What is wrong with a step of a composite action: GitHub gives it no shell of its own.</summary>
    public static IEnumerable<WorkflowFlaw> OfActionStep(WorkflowStep step) => step.Script is not null && step.Body["shell"] is null
        ? [new WorkflowFlaw(step.Dash, "The step of an action runs a script and names no shell: GitHub does not load the action.", "Add shell: bash.")] : [];

    private IEnumerable<WorkflowFlaw> OfJob(WorkflowJob job)
    {
        var unknown = Unknown(job.Body, WorkflowWords.OfJob, "job").ToList();
        var does = job.Body["uses"] is not null || job.Body["runs-on"] is not null;
        return
        [
            .. unknown,
            .. does || unknown.Count > 0 ? [] : new[] { new WorkflowFlaw(job.Key.Place, $"The job {job.Name} does not say where it runs.", "Add runs-on.") },
            .. job.Needs.Where(need => !file.Jobs.Any(other => other.Name == need.Text))
                .Select(need => Flaw(need, $"There is no job {need.Text} to wait for.", file.Jobs.Select(other => other.Name))),
            .. job.Body["runs-on"] is ScalarNode { IsNull: false } runner && NearestName.Slip(runner.Text, WorkflowWords.Runners) is not null && !WorkflowWords.Runners.Contains(runner.Text, StringComparer.Ordinal)
                ? [Flaw(runner, $"{runner.Text} is no runner of GitHub's: the job waits for one for ever.", WorkflowWords.Runners)] : Array.Empty<WorkflowFlaw>(),
            .. Permissions(job.Body),
        ];
    }

    private static IEnumerable<WorkflowFlaw> Permissions(MappingNode holder)
    {
        foreach (var entry in holder.Mapping("permissions")?.Entries ?? [])
        {
            if (!WorkflowWords.Scopes.Contains(entry.Name, StringComparer.Ordinal))
            {
                yield return Flaw(entry.Key, $"{entry.Name} is nothing that a token can be given.", WorkflowWords.Scopes);
            }
            else if (entry.Value is not ScalarNode level || !Levels.Contains(level.Text, StringComparer.Ordinal))
            {
                yield return new WorkflowFlaw(entry.Value.Place, $"{entry.Name} must be read, write or none.", "Write one of these.");
            }
        }
    }

    private WorkflowFlaw[] Lacks(string key) => Unknown(file.Root, WorkflowWords.OfWorkflow, "workflow").Any() ? [] :
        [new WorkflowFlaw(KeyPlaces.OfRoot(file.Root), $"The workflow has no {key}: it never runs.", $"Add {key}.")];

    private static IEnumerable<WorkflowFlaw> Unknown(MappingNode holder, IReadOnlyList<string> known, string what) =>
        holder.Entries.Where(entry => !known.Contains(entry.Name, StringComparer.Ordinal))
            .Select(entry => Flaw(entry.Key, $"A {what} has no {entry.Name}: GitHub refuses the file.", known));

    private static WorkflowFlaw Flaw(ScalarNode node, string message, IEnumerable<string> known) => new(node.Place, message,
        NearestName.Find(node.Text, known) is { } nearest ? $"Did you mean {nearest}?" : "Correct it, or take it out.");
}

using Tandem.Manifests;
using Tandem.Rules.Objects;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>When a workflow starts, by what its triggers say: at times that never come, or after workflows that there are not.</summary>
/// <param name="file">The workflow.</param>
/// <param name="all">All workflows.</param>
internal sealed class WorkflowTimes(WorkflowFile file, IReadOnlyList<WorkflowFile> all)
{
    /// <summary>Every trigger that never starts it.</summary>
    public IEnumerable<WorkflowFlaw> Flaws() => [.. Never(), .. After()];

    private IEnumerable<WorkflowFlaw> Never() =>
        from times in new[] { (file.On?.Value as MappingNode)?["schedule"] }.OfType<SequenceNode>()
        from time in times.Items.OfType<MappingNode>()
        let cron = time["cron"] as ScalarNode
        where cron is not null
        let fields = cron.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        let flaw = fields.Length != 5 ? "it must have five fields" : CronFields.Flaw(cron.Text, lastWeekday: 7)
        where flaw is not null
        select new WorkflowFlaw(cron.Place, $"The schedule \"{cron.Text}\" never starts the workflow: {flaw}.", "Write minute, hour, day, month and weekday, in UTC.");

    // GitHub goes by the name, or by the path where there is none.
    private IEnumerable<WorkflowFlaw> After()
    {
        var names = all.Where(other => other.Kind == WorkflowFileKind.Workflow).Select(other => other.Root.Text("name") ?? other.Path).ToList();
        return from trigger in file.Triggers
               where trigger.Name.Text == "workflow_run"
               from awaited in trigger.Settings?.List("workflows").OfType<ScalarNode>() ?? []
               where !names.Contains(awaited.Text, StringComparer.Ordinal)
               select new WorkflowFlaw(awaited.Place, $"No workflow is named {awaited.Text}: this one is never started after it.",
                   Schemas.NearestName.Find(awaited.Text, names) is { } nearest ? $"Did you mean {nearest}?" : "Write the name of a workflow of this repository.");
    }
}

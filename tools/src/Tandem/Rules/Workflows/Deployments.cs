using Tandem.Manifests;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>The jobs that change something outside the repository: those behind an environment, and those that hold an identity in a cloud.</summary>
/// <param name="file">The workflow.</param>
/// <param name="rights">What its jobs may do.</param>
internal sealed class Deployments(WorkflowFile file, WorkflowRights rights)
{
    private static readonly string[] OfOneRun = ["github.run_id", "github.run_number", "github.sha"];

    /// <summary>A job that deploys what nobody has reviewed; null where it does not.</summary>
    public WorkflowFlaw? Unreviewed(WorkflowJob job) => !job.HasEnvironment || !file.MayRun(job, "pull_request") ? null
        : new WorkflowFlaw(job.Condition?.Place ?? job.Key.Place, $"The job {job.Name} has an environment and runs for pull requests too, before anybody has reviewed them.",
            "Give it a condition: if: github.event_name == 'push'.");

    /// <summary>What else lets one deploy by mistake, or leaves it half made.</summary>
    public IEnumerable<WorkflowFlaw> Flaws() => file.Jobs.Where(Deploys).SelectMany(job => Unguarded(job).Concat(Cut(job)).Concat(Beside(job)).Concat(FromAnywhere(job))).DistinctBy(flaw => flaw.Place);

    private bool Deploys(WorkflowJob job) => !file.MayRun(job, "pull_request") && (job.HasEnvironment || HoldsIdentity(job));

    // An attestation is signed with the same right, and needs no reviewer.
    private bool HoldsIdentity(WorkflowJob job)
    {
        var scopes = rights.Writes(job).Select(entry => entry.Name).ToList();
        return scopes.Contains("id-token") && !scopes.Contains("attestations");
    }

    private IEnumerable<WorkflowFlaw> Unguarded(WorkflowJob job) => job.HasEnvironment || !HoldsIdentity(job) ? [] :
        [new WorkflowFlaw(job.Key.Place, $"The job {job.Name} can prove who it is to a cloud, and no environment stands before it.", "Name an environment: it holds the reviewers, and the cloud admits it alone.")];

    private IEnumerable<WorkflowFlaw> Cut(WorkflowJob job)
    {
        var settings = new[] { job.Body, file.Root }.Select(holder => holder.Mapping("concurrency")?["cancel-in-progress"]).OfType<ScalarNode>();
        var triggers = file.Triggers.Select(trigger => trigger.Name.Text).Where(trigger => file.MayRun(job, trigger)).ToList();
        return from cancel in settings
               where cancel.Text != "false" && triggers.Exists(trigger => JobCondition.Admits(cancel.Text, trigger))
               select new WorkflowFlaw(cancel.Place, $"A later run cancels the job {job.Name} half way, and leaves what it was changing half made.", "Cancel pull requests alone: ${{ github.event_name == 'pull_request' }}.");
    }

    // A group that no other run is in lets all run at once.
    private IEnumerable<WorkflowFlaw> Beside(WorkflowJob job) =>
        from holder in new[] { job.Body, file.Root }
        let shared = (holder["concurrency"] as MappingNode)?["group"] as ScalarNode ?? holder["concurrency"] as ScalarNode
        where shared is not null && OfOneRun.Any(own => shared.Text.Contains(own, StringComparison.Ordinal))
        select new WorkflowFlaw(shared.Place, $"No two runs share the group {shared.Text}: the job {job.Name} runs beside itself, and both change the same things.", "Name the group for what is changed.");

    // A push to any branch is no review.
    private IEnumerable<WorkflowFlaw> FromAnywhere(WorkflowJob job) =>
        from trigger in file.Triggers
        where trigger.Name.Text == "push" && file.MayRun(job, "push") && job.Condition?.Text.Contains("github.ref", StringComparison.Ordinal) != true
        let any = trigger.Settings?.List("branches").OfType<ScalarNode>().FirstOrDefault(branch => branch.Text is "*" or "**")
        where any is not null || (trigger.Settings?["branches"] is null && trigger.Settings?["tags"] is null)
        select new WorkflowFlaw((any ?? trigger.Name).Place, $"A push to any branch starts the job {job.Name}, which deploys.", "Limit it: branches: [main].");
}

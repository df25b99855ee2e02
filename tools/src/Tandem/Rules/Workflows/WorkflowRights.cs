using System.Text.RegularExpressions;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>What the token of a workflow's jobs may do.</summary>
/// <remarks>docs.github.com/actions/security-for-github-actions/security-guides/automatic-token-authentication</remarks>
/// <param name="file">The workflow.</param>
internal sealed partial class WorkflowRights(WorkflowFile file)
{
    private const string PullRequest = "pull_request";

    // With these a job tells what it found; they change no code and start nothing.
    private static readonly string[] Telling = ["security-events", "checks", "statuses", "pull-requests", "issues"];

    /// <summary>Everything that is too much.</summary>
    public IEnumerable<WorkflowFlaw> Flaws()
    {
        if (file.Root["permissions"] is not { } top || top is ScalarNode { IsNull: true })
        {
            return [new WorkflowFlaw(KeyPlaces.OfRoot(file.Root), "The workflow does not say what its token may do: the repository's default counts, which may be everything.",
                "Write permissions: {} at the top, and in each job what that job needs.")];
        }

        return All(top).Concat(file.Jobs.SelectMany(job => job.Body["permissions"] is { } own ? All(own) : [])).Concat(file.Jobs.SelectMany(OfJob)).DistinctBy(flaw => flaw.Place);
    }

    /// <summary>What a job's token may write: of its own permissions, or of the workflow's where it has none.</summary>
    public IEnumerable<MappingEntry> Writes(WorkflowJob job) =>
        ((job.Body["permissions"] ?? file.Root["permissions"]) as MappingNode)?.Entries.Where(entry => entry.Value is ScalarNode { Text: "write" }) ?? [];

    private static IEnumerable<WorkflowFlaw> All(Node permissions) => permissions is not ScalarNode { Text: "write-all" } ? [] :
        [new WorkflowFlaw(permissions.Place, "The token may do everything.", "Write permissions: {} at the top, and in each job what that job needs.")];

    private IEnumerable<WorkflowFlaw> OfJob(WorkflowJob job)
    {
        foreach (var scope in Writes(job))
        {
            if (!Telling.Contains(scope.Name, StringComparer.Ordinal) && file.MayRun(job, PullRequest))
            {
                yield return new WorkflowFlaw(scope.Value.Place, $"The job {job.Name} runs for pull requests, with code that nobody has reviewed, and its token may write {scope.Name}.",
                    "Leave it out, or do that in a job that runs for main alone.");
            }
            else if (!MayUse(job, scope.Name))
            {
                yield return new WorkflowFlaw(scope.Value.Place, $"The token of the job {job.Name} may write {scope.Name}, which none of its steps does.", "Write read, or leave it out.");
            }
        }
    }

    // Whoever runs a program of a stranger, or hands the token to a script, may use any right; the actions of GitHub's own that are known here use one.
    private static bool MayUse(WorkflowJob job, string scope) =>
        job.Steps.Count == 0
        || job.Steps.Any(step => step.Action.Length > 0 && !step.Action.StartsWith("./", StringComparison.Ordinal) && !Plain().IsMatch(step.Action) && (!step.Action.StartsWith("github/codeql-action", StringComparison.Ordinal) || scope == "security-events"))
        || job.Texts.Any(text => (scope == "id-token" ? text.Text.Contains("ACTIONS_ID_TOKEN", StringComparison.Ordinal) : Token().IsMatch(text.Text)));

    [GeneratedRegex("^actions/(checkout|setup-[a-z]+|cache|upload-artifact|download-artifact)(/|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();

    [GeneratedRegex(@"github\.token|GITHUB_TOKEN|\bgit push|\bgh ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}

using System.Text.RegularExpressions;
using Tandem.Manifests;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>What people without rights can make a workflow do: by what they send, and by what they write.</summary>
/// <remarks>docs.github.com/actions/security-for-github-actions/security-guides/security-hardening-for-github-actions</remarks>
/// <param name="file">The workflow or the action.</param>
internal sealed partial class Strangers(WorkflowFile file)
{
    private const string Target = "pull_request_target";
    private static readonly string[] Sources = ["ref", "repository"];
    private static readonly string[] Trusting = [Target, "workflow_run", "issue_comment"];

    /// <summary>Whether the workflow hands its rights to what strangers send: then nothing else about its jobs matters.</summary>
    public WorkflowFlaw? OfTrigger() =>
        (from trigger in file.Triggers
         where Trusting.Contains(trigger.Name.Text, StringComparer.Ordinal)
         from job in file.Jobs
         where file.MayRun(job, trigger.Name.Text)
         from step in job.Steps
         let theirs = Theirs(step)
         where step.IsCheckout && (theirs is not null || trigger.Name.Text == Target)
         // A pull request's own branch is the danger of that event; the others clone main unless told otherwise.
         select trigger.Name.Text == Target
             ? new WorkflowFlaw(trigger.Name.Place, $"{Target} runs with the rights and secrets of the repository, and a job of it clones code.",
                 "Use pull_request, which gives strangers a token that may only read; keep this event for jobs that clone nothing.")
             : new WorkflowFlaw(theirs!.Place, $"{trigger.Name.Text} runs with the rights and secrets of the repository, and the job {job.Name} clones what others sent.",
                 "Take it out: main's own code is cloned then. Hand over what a branch made as an artifact.")).FirstOrDefault();

    /// <summary>Everything that they can reach.</summary>
    public IEnumerable<WorkflowFlaw> Flaws() => Scripts().Concat(file.Jobs.SelectMany(OfJob)).Concat(Secrets(file.Root["env"], file.Jobs.Any(ForPullRequests)));

    private bool ForPullRequests(WorkflowJob job) => file.MayRun(job, "pull_request");

    private IEnumerable<WorkflowFlaw> OfJob(WorkflowJob job) => Secrets(job.Body, ForPullRequests(job))
        .Concat(job.Steps.Where(step => step.IsCheckout && !Pushes(job)).SelectMany(Clone))
        .Concat(FieldPaths.Scalars(job.Body["runs-on"] ?? job.Body).Where(found => found.Node.Text == "self-hosted" && ForPullRequests(job))
            .Select(found => new WorkflowFlaw(found.Node.Place, "Code of pull requests runs on a machine of ours, and what it leaves there stays.", "Use a runner of GitHub's, which is thrown away.")));

    private static ScalarNode? Theirs(WorkflowStep step) =>
        Sources.Select(name => step.Body.Mapping("with")?[name]).OfType<ScalarNode>().FirstOrDefault(source => source.Text.Contains("${{", StringComparison.Ordinal));

    private static bool Pushes(WorkflowJob job) => job.Steps.Any(step => step.Script?.Text.Contains("git push", StringComparison.Ordinal) == true);

    private static IEnumerable<WorkflowFlaw> Clone(WorkflowStep step)
    {
        var with = step.Body.Find("with");
        var setting = step.Body.Mapping("with")?["persist-credentials"];
        return setting is ScalarNode { Text: "false" } ? [] :
            [new WorkflowFlaw(setting?.Place ?? with?.Key.Place ?? step.Dash, "The clone keeps the job's token, for every later step to read.", "Set persist-credentials: false; it is true unless told otherwise.")];
    }

    private static IEnumerable<WorkflowFlaw> Secrets(Node? holder, bool isForPullRequests) => holder is null || !isForPullRequests ? [] :
        from found in FieldPaths.Scalars(holder)
        where Secret().IsMatch(found.Node.Text) || (found.Path is [{ Key: "secrets" }] && found.Node.Text == "inherit")
        select new WorkflowFlaw(found.Node.Place, "A job that runs for pull requests, with code that nobody has reviewed, is handed a secret.", "Do what needs it in a job that runs for main alone, behind an environment.");

    private IEnumerable<WorkflowFlaw> Scripts() =>
        from step in file.Steps
        from script in new[] { step.Script, step.Body.Mapping("with")?["script"] as ScalarNode }
        where script is not null
        let match = Chosen().Match(script.Text)
        where match.Success
        select new WorkflowFlaw(ScalarLines.PlaceOf(script, match.Index), $"{match.Groups["what"].Value} is written into the script before the shell reads it: whoever chooses it can run anything.",
            "Put it into env, and use the variable in quotes.");

    [GeneratedRegex(@"\$\{\{[^}]*\bsecrets\s*(\.\s*(?!GITHUB_TOKEN\b)|\[)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();

    [GeneratedRegex(@"\$\{\{[^}]*?(?<what>github\.head_ref|github\.event\.[\w.*\[\]0-9]*?(title|body|message|name|email|label|page_name|head\.ref|head_branch|default_branch|description|inputs\.\w+))\b[^}]*\}\}",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Chosen();
}

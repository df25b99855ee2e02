using System.Text.RegularExpressions;
using Tandem.Manifests;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>What takes the teeth out of the checks that a workflow runs.</summary>
/// <param name="file">The workflow.</param>
/// <param name="all">All workflows: most of them know the branch that counts.</param>
internal sealed partial class WorkflowChecks(WorkflowFile file, IReadOnlyList<WorkflowFile> all)
{
    private static readonly string[] Limits = ["paths", "paths-ignore"];
    private static readonly string[] Changes = ["opened", "synchronize"];

    /// <summary>Everything that does.</summary>
    public IEnumerable<WorkflowFlaw> Flaws() => [.. file.Steps.SelectMany(OfStep), .. file.Jobs.SelectMany(OfJob), .. file.Triggers.SelectMany(OfTrigger)];

    private static IEnumerable<WorkflowFlaw> OfStep(WorkflowStep step)
    {
        if (step.Script is not { } script || !Build().IsMatch(script.Text))
        {
            yield break;
        }

        if (Anyway(step.Body) is { } anyway)
        {
            yield return anyway;
        }

        if (Swallowed().IsMatch(script.Text))
        {
            yield return new WorkflowFlaw(script.Place, "The script goes on when the build fails: the job passes whatever was found.", "Take out what stands after ||.");
        }
    }

    // What an action does may well be of no weight; a script of ours is a check.
    private static IEnumerable<WorkflowFlaw> OfJob(WorkflowJob job)
    {
        var scripts = job.Steps.Select(step => step.Script?.Text).OfType<string>().Where(text => Build().IsMatch(text)).ToList();
        if (scripts.Count > 0 && Anyway(job.Body) is { } anyway)
        {
            yield return anyway;
        }

        foreach (var depth in job.Steps.Where(step => step.IsCheckout).Select(step => step.Body.Mapping("with")?["fetch-depth"]).OfType<ScalarNode>().Where(depth => depth.Text != "0" && scripts.Exists(text => text.Contains("--base", StringComparison.Ordinal))))
        {
            yield return new WorkflowFlaw(depth.Place, $"fetch-depth is {depth.Text}, so that the commit that --base names is not there to compare with.", "Write fetch-depth: 0.");
        }
    }

    private IEnumerable<WorkflowFlaw> OfTrigger(WorkflowTrigger trigger)
    {
        var isWhole = file.Steps.Any(step => step.Script?.Text.Contains("--target=Ci", StringComparison.Ordinal) == true);
        foreach (var limit in Limits.Select(name => trigger.Settings?.Find(name)).OfType<MappingEntry>().Where(_ => isWhole))
        {
            yield return new WorkflowFlaw(limit.Key.Place, $"The check of the whole repository does not run for every change: {limit.Name} leaves some out.", "Take it out: the check is quick where nothing changed.");
        }

        var types = trigger.Name.Text == "pull_request" && isWhole ? trigger.Settings?["types"] : null;
        var named = types is ScalarNode one ? [one] : (types as SequenceNode)?.Items.OfType<ScalarNode>().ToList() ?? [];
        if (named.Count > 0 && Changes.Except(named.Select(type => type.Text)).ToList() is { Count: > 0 } left)
        {
            yield return new WorkflowFlaw(named[0].Place, $"The check of the whole repository does not run when a pull request is {string.Join(" or ", left)}.", $"Add {string.Join(", ", left)}, or take types out.");
        }

        foreach (var branch in Branches(trigger).Where(branch => Main() is { } main && branch.Text != main && Mentions(branch.Text) < Mentions(main)))
        {
            yield return new WorkflowFlaw(branch.Place, $"{branch.Text} is a branch that the other workflows do not know.", $"They name {Main()}.");
        }
    }

    // The branch that most is said of; null where workflows wait for none.
    private string? Main() => all.SelectMany(other => other.Triggers).SelectMany(Branches).Select(branch => branch.Text).Distinct(StringComparer.Ordinal).MaxBy(Mentions);

    private int Mentions(string branch) => all.SelectMany(other => FieldPaths.Scalars(other.Root)).Count(scalar => scalar.Node.Text == branch || scalar.Node.Text.Contains($"refs/heads/{branch}'", StringComparison.Ordinal));

    private static IEnumerable<ScalarNode> Branches(WorkflowTrigger trigger) =>
        trigger.Settings?.List("branches").OfType<ScalarNode>().Where(branch => branch.Text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')) ?? [];

    private static WorkflowFlaw? Anyway(MappingNode holder) => holder["continue-on-error"] is ScalarNode { Text: "true" } set
        ? new WorkflowFlaw(set.Place, "A check that fails counts as passed.", "Take continue-on-error out.") : null;

    [GeneratedRegex(@"\./(build\.sh|tandem)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Build();

    [GeneratedRegex(@"\./(build\.sh|tandem)\b[^\n]*\|\|\s*(true|:|exit 0|echo\b)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Swallowed();
}

using System.Text.RegularExpressions;
using Tandem.Manifests;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>What the steps of a job or of an action hand on by the runner's files, and take from each other.</summary>
/// <param name="holder">The job or the action.</param>
/// <param name="steps">Its steps.</param>
internal sealed partial class StepOutputs(MappingNode holder, IReadOnlyList<WorkflowStep> steps)
{
    private const string Output = "GITHUB_OUTPUT";
    private static readonly string[] Files = ["GITHUB_ENV", Output, "GITHUB_PATH", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"];

    /// <summary>Everything that goes astray.</summary>
    public IEnumerable<WorkflowFlaw> Flaws() => steps.SelectMany(Written).Concat(new StepInputs(holder, steps).Flaws());

    private static IEnumerable<WorkflowFlaw> Written(WorkflowStep step) =>
        from match in step.Script is { } script && script.Text.Contains("GITHUB_", StringComparison.Ordinal) ? Redirect().Matches(script.Text).Cast<Match>() : []
        let flaw = Judge(step, match, ScalarLines.PlaceOf(step.Script!, match.Groups["file"].Index))
        where flaw is not null
        select flaw;

    private static WorkflowFlaw? Judge(WorkflowStep step, Match match, Findings.Place place)
    {
        var (file, name) = (match.Groups["file"].Value, match.Groups["name"]);
        return !Files.Contains(file, StringComparer.Ordinal) ? Schemas.NearestName.Find(file, Files) is { } near ? new WorkflowFlaw(place, $"The runner reads no file {file}.", $"Did you mean {near}?") : null
            : file == "GITHUB_PATH" && name.Success ? new WorkflowFlaw(place, $"{name.Value} becomes a folder to look for programs in, and no variable.", "Write to $GITHUB_ENV.")
            : file == Output && step.Body.Text("id") is null ? new WorkflowFlaw(place, "The step has no id: nobody can read what it puts out.", "Write to $GITHUB_ENV what later steps are to find among their variables, or give the step an id.")
            : null;
    }

    [GeneratedRegex(@"((?<=echo\s+""?)(?<name>\w+)=[^\n]*?)?(>>?|\btee\s+(-a|--append))\s*""?\$(\{|env:)?(?<file>GITHUB_[A-Z_]+)\}?(?![\w/])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Redirect();
}

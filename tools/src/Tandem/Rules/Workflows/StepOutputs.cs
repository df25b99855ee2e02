using System.Text.RegularExpressions;
using Tandem.Manifests;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>What the steps of a job or of an action hand on by the runner's files, and what they take from each other.</summary>
/// <param name="holder">The job or the action.</param>
/// <param name="steps">Its steps.</param>
internal sealed partial class StepOutputs(MappingNode holder, IReadOnlyList<WorkflowStep> steps)
{
    private const string Output = "GITHUB_OUTPUT";
    private static readonly string[] Files = ["GITHUB_ENV", Output, "GITHUB_PATH", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"];

    /// <summary>Everything that goes astray.</summary>
    public IEnumerable<WorkflowFlaw> Flaws() => steps.SelectMany(Written).Concat(Texts().SelectMany(Read));

    private IEnumerable<ScalarNode> Texts() => FieldPaths.Scalars(holder).Select(found => found.Node).Where(node => node.Text.Contains("steps.", StringComparison.Ordinal));

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

    private IEnumerable<WorkflowFlaw> Read(ScalarNode text)
    {
        foreach (var match in Taken().Matches(text.Text).Cast<Match>())
        {
            var (id, name) = (match.Groups["id"].Value, match.Groups["name"]);
            var ids = steps.Select(step => step.Body.Text("id")).OfType<string>().ToList();
            var step = steps.FirstOrDefault(step => string.Equals(step.Body.Text("id"), id, StringComparison.OrdinalIgnoreCase));
            if (step is null)
            {
                yield return new WorkflowFlaw(ScalarLines.PlaceOf(text, match.Index), $"No step here has the id {id}: the expression is always empty.", Schemas.NearestName.Find(id, ids) is { } near ? $"Did you mean {near}?" : $"Give the step that is meant the id {id}.");
            }
            else if (name.Success && step.Script is { } script && WholeWords.IndexOf(script.Text, name.Value, 0, StringComparison.Ordinal) is var at && Put().Matches(script.Text).Cast<Match>().FirstOrDefault(put => IsMeant(put, name.Value, at >= 0)) is { } meant)
            {
                yield return new WorkflowFlaw(ScalarLines.PlaceOf(text, match.Index), $"The step {id} puts out no {name.Value}: the expression is always empty.", $"It writes {meant.Groups["name"].Value} to ${meant.Groups["file"].Value}.");
            }
        }
    }

    // A program of the step may put out what its script does not name.
    private static bool IsMeant(Match put, string name, bool isNamed) => put.Groups["file"].Value == Output
        ? !isNamed && Schemas.NearestName.IsNear(put.Groups["name"].Value, name) : put.Groups["name"].Value == name;

    [GeneratedRegex(@"((?<=echo\s+""?)(?<name>\w+)=[^\n]*?)?(>>?|\btee\s+(-a|--append))\s*""?\$(\{|env:)?(?<file>GITHUB_[A-Z_]+)\}?(?![\w/])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Redirect();

    [GeneratedRegex(@"\b(?<name>[A-Za-z_][\w-]*)=[^\n]*>>\s*""?\$\{?(?<file>GITHUB_(OUTPUT|ENV))\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Put();

    [GeneratedRegex(@"(?<![\w.-])steps\.(?<id>[A-Za-z_][\w-]*)\.(outputs\.(?<name>[\w-]+)|outcome\b|conclusion\b)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Taken();
}

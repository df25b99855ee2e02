using System.Text.RegularExpressions;
using Tandem.Manifests;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>What expressions of a job or of an action take from its steps.</summary>
/// <param name="holder">The job or the action.</param>
/// <param name="steps">Its steps.</param>
internal sealed partial class StepInputs(MappingNode holder, IReadOnlyList<WorkflowStep> steps)
{
    /// <summary>Everything that no step hands on.</summary>
    public IEnumerable<WorkflowFlaw> Flaws() => Texts().SelectMany(Read);

    private IEnumerable<ScalarNode> Texts() => FieldPaths.Texts(holder).Where(node => node.Text.Contains("steps.", StringComparison.Ordinal));

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
    private static bool IsMeant(Match put, string name, bool isNamed) => put.Groups["file"].Value == "GITHUB_OUTPUT"
        ? !isNamed && Schemas.NearestName.IsNear(put.Groups["name"].Value, name) : put.Groups["name"].Value == name;

    [GeneratedRegex(@"\b(?<name>[A-Za-z_][\w-]*)=[^\n]*>>\s*""?\$\{?(?<file>GITHUB_(OUTPUT|ENV))\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Put();

    [GeneratedRegex(@"(?<![\w.-])steps\.(?<id>[A-Za-z_][\w-]*)\.(outputs\.(?<name>[\w-]+)|outcome\b|conclusion\b)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Taken();
}

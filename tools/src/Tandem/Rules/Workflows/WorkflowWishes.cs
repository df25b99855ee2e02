using System.Text.RegularExpressions;
using Tandem.Manifests;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>What the expressions of a workflow or an action ask for and never get: inputs, events and refs that there are not.</summary>
/// <param name="file">The workflow or the action.</param>
internal sealed partial class WorkflowWishes(WorkflowFile file)
{
    private static readonly string[] Callers = ["workflow_dispatch", "workflow_call"];
    private static readonly string[] RefForms = ["refs/heads/", "refs/tags/", "refs/pull/"];

    /// <summary>Every one.</summary>
    public IEnumerable<WorkflowFlaw> Flaws()
    {
        var inputs = Inputs().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return FieldPaths.Scalars(file.Root).SelectMany(found => Expressions(found.Node, found.Path is [.., { Key: "if" }]).SelectMany(range => Of(found.Node, range, inputs)));
    }

    private IEnumerable<string> Inputs() => new[] { file.Root }.Concat(file.Triggers.Where(trigger => Callers.Contains(trigger.Name.Text, StringComparer.Ordinal)).Select(trigger => trigger.Settings))
        .SelectMany(holder => holder?.Mapping("inputs")?.Entries ?? []).Select(entry => entry.Name);

    // A condition is an expression without its marks.
    private static IEnumerable<Range> Expressions(ScalarNode node, bool isCondition) => isCondition ? [Range.All] : Marked().Matches(node.Text).Select(match => match.Index..(match.Index + match.Length));

    private static IEnumerable<WorkflowFlaw> Of(ScalarNode node, Range range, HashSet<string> inputs)
    {
        var (start, length) = range.GetOffsetAndLength(node.Text.Length);
        foreach (var wish in Wish().Matches(node.Text.Substring(start, length)).Cast<Match>())
        {
            var (input, name, reference) = (wish.Groups["input"], wish.Groups["event"], wish.Groups["ref"]);
            var flaw = input.Success && inputs.Count > 0 && !inputs.Contains(input.Value) ? $"There is no input {input.Value}: the expression is always empty."
                : name.Success && !WorkflowWords.Events.Contains(name.Value, StringComparer.Ordinal) ? $"{name.Value} is no event: no run was ever started by it."
                : reference.Success && !Array.Exists(RefForms, form => reference.Value.StartsWith(form, StringComparison.Ordinal)) ? $"github.ref is never {reference.Value}."
                : null;
            if (flaw is not null)
            {
                yield return new WorkflowFlaw(ScalarLines.PlaceOf(node, start + wish.Index), flaw, Hint(input, name, inputs));
            }
        }
    }

    private static string Hint(Group input, Group name, HashSet<string> inputs) =>
        (input.Success ? Schemas.NearestName.Find(input.Value, inputs) : name.Success ? Schemas.NearestName.Find(name.Value, WorkflowWords.Events) : null) is { } nearest
            ? $"Did you mean {nearest}?" : name.Success || input.Success ? "Correct the name." : "Write refs/heads/BRANCH or refs/tags/TAG.";

    [GeneratedRegex(@"\$\{\{.*?\}\}", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marked();

    [GeneratedRegex(@"(?<![\w.-])(inputs\.(?<input>[\w-]+)|github\.event_name\s*[!=]=\s*'(?<event>[^']*)'|github\.ref\s*[!=]=\s*'(?<ref>[^']*)')",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wish();
}

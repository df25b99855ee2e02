using System.Text.RegularExpressions;
using Tandem.Live.Drill;
using Tandem.Manifests;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>Regions and scenarios that workflows give to the tool, and that there are not.</summary>
/// <param name="file">The workflow.</param>
/// <param name="regions">The fleet's regions.</param>
internal sealed partial class ToolOptions(WorkflowFile file, IReadOnlyList<string> regions)
{
    private static IReadOnlyList<string> Scenarios => [.. DrillScenarios.All.Select(scenario => scenario.Name)];

    /// <summary>Every such word: what a script says itself, what its variable holds, or what it holds where nobody says anything.</summary>
    public IEnumerable<WorkflowFlaw> Flaws() => regions.Count == 0 ? [] :
        (from job in file.Jobs
         from step in job.Steps
         where step.Script is { } script && script.Text.Contains("--", StringComparison.Ordinal)
         from match in Asked().Matches(step.Script!.Text)
         let known = match.Groups["scenario"].Success ? Scenarios : regions
         from value in Values(job, step, match.Groups["value"].Value)
         where value.Text.Length > 0 && !known.Contains(value.Text, StringComparer.Ordinal)
         select new WorkflowFlaw(value.Node is null ? ScalarLines.PlaceOf(step.Script!, match.Groups["value"].Index) : ScalarLines.PlaceOf(value.Node, value.Index), $"There is no {(known == regions ? "region" : "scenario")} {value.Text}: the step fails.",
             Schemas.NearestName.Find(value.Text, known) is { } near ? $"Did you mean {near}?" : $"There are {string.Join(", ", known)}.")).DistinctBy(flaw => flaw.Place);

    private IEnumerable<Value> Values(WorkflowJob job, WorkflowStep step, string written) =>
        written.StartsWith("${{", StringComparison.Ordinal) ? OfExpression(job, null, written)
        : Variable().Match(written) is not { Success: true } variable ? [new Value(null, 0, written)]
        : new[] { step.Body, job.Body, file.Root }.Select(holder => holder.Mapping("env")?[variable.Groups["name"].Value]).OfType<ScalarNode>().FirstOrDefault() is not { } set ? []
        : set.Text.Contains("${{", StringComparison.Ordinal) ? OfExpression(job, set, set.Text) : [new Value(set, 0, set.Text)];

    // What stands in quotes, unless something is compared with it; what an input or a matrix has.
    private IEnumerable<Value> OfExpression(WorkflowJob job, ScalarNode? node, string text) =>
        Quoted().Matches(text).Where(match => match.Groups["text"].Length > 0).Select(match => new Value(node, match.Groups["text"].Index, match.Groups["text"].Value))
            .Concat(Named().Matches(text).SelectMany(match => match.Groups["input"].Success ? OfInput(match.Groups["input"].Value) : job.Body.Mapping("strategy")?.Mapping("matrix")?.List(match.Groups["matrix"].Value) ?? [])
                .OfType<ScalarNode>().Where(scalar => scalar.Text.Length > 0 && !scalar.Text.Contains("${{", StringComparison.Ordinal)).Select(scalar => new Value(scalar, 0, scalar.Text)));

    private IEnumerable<Node> OfInput(string name) => file.Triggers.Select(trigger => trigger.Settings?.Mapping("inputs")?.Mapping(name)).OfType<MappingNode>()
        .SelectMany(input => input.List("options").Append(input["default"])).OfType<Node>();

    private sealed record Value(ScalarNode? Node, int Index, string Text);

    [GeneratedRegex(@"(?<=(\bbuild\.(sh|ps1)|\btandem(\.ps1)?)\s[^\n]*)--(region|cluster|(?<scenario>scenario))[= ]""?(?<value>\$\{\{[^}]*\}\}|\$\{?\w+\}?|[\w-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"^\$\{?(?<name>[A-Za-z_]\w*)\}?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?<![!=]=\s*|\(\s*|,\s*)'(?<text>[^']*)'(?!\s*[!=]=)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\binputs\.(?<input>[\w-]+)|\bmatrix\.(?<matrix>[\w-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}

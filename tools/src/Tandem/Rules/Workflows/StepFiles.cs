using System.Text.RegularExpressions;
using Tandem.Manifests;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>The files that the steps of a job hand to each other.</summary>
/// <param name="job">The job.</param>
internal sealed partial class StepFiles(WorkflowJob job)
{
    private const string Temporary = "$RUNNER_TEMP";
    private const string Remembered = "GITHUB_ENV";

    /// <summary>Every file that a step names in plain text.</summary>
    public IEnumerable<StepFile> All => job.Steps.SelectMany(step => Asked(step).Concat(Taken(step)).Concat(step.Script is { } script ? OfScript(script) : []));

    private static IEnumerable<StepFile> Asked(WorkflowStep step) => step.Body["if"] is not ScalarNode condition ? [] :
        from match in Hashed().Matches(condition.Text)
        where IsPlain(match.Groups["path"].Value)
        select new StepFile(Path(match.Groups["path"].Value), ScalarLines.PlaceOf(condition, match.Groups["path"].Index), StepFileUse.Asked);

    // What an action is given; what every program of a step finds in its variables.
    private static IEnumerable<StepFile> Taken(WorkflowStep step)
    {
        var with = step.Body.Mapping("with");
        var kept = step.Action.StartsWith("actions/upload-artifact", StringComparison.Ordinal) ? with?["path"] as ScalarNode : null;
        return
        [
            .. with?["sarif_file"] is ScalarNode report && IsPlain(Path(report.Text)) ? [new StepFile(Path(report.Text), report.Place, StepFileUse.Read)] : Array.Empty<StepFile>(),
            .. kept is not null && !kept.Text.Contains('\n', StringComparison.Ordinal) && IsPlain(Path(kept.Text)) ? [new StepFile(Path(kept.Text), kept.Place, StepFileUse.Kept)] : Array.Empty<StepFile>(),
            .. (step.Body.Mapping("env")?.Entries ?? []).Select(entry => entry.Value).OfType<ScalarNode>().Where(value => Path(value.Text).StartsWith(Temporary + "/", StringComparison.Ordinal) && IsPlain(Path(value.Text)))
                .Select(value => new StepFile(Path(value.Text), value.Place, StepFileUse.Read)),
        ];
    }

    private static IEnumerable<StepFile> OfScript(ScalarNode script) =>
        from match in Mentioned().Matches(script.Text)
        let path = match.Groups["path"]
        let isSet = match.Groups["variable"].Success && Path(path.Value).StartsWith(Temporary + "/", StringComparison.Ordinal) && LineAt(script.Text, path.Index).Contains(Remembered, StringComparison.Ordinal)
        select new StepFile(Path(path.Value), ScalarLines.PlaceOf(script, path.Index), isSet ? StepFileUse.Read : StepFileUse.Written);

    private static string LineAt(string text, int index)
    {
        var (start, end) = (text.LastIndexOf('\n', index) + 1, text.IndexOf('\n', index));
        return text[start..(end < 0 ? text.Length : end)];
    }

    private static bool IsPlain(string path) => path.AsSpan().IndexOfAny("*?{[!") < 0;

    private static string Path(string written) => Runner().Replace(written.Trim().TrimEnd('/'), Temporary) is var path && path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;

    [GeneratedRegex(@"\bhashFiles\(\s*'(?<path>[^']+)'\s*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hashed();

    [GeneratedRegex(@"^(\$\{\{\s*runner\.temp\s*\}\}|\$\{RUNNER_TEMP\}|\$RUNNER_TEMP)(?=/)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Runner();

    [GeneratedRegex(@"(?<![\w/$}.:-])(?<variable>[A-Z][A-Z0-9_]*=)?(?<path>(\$\{\{\s*runner\.temp\s*\}\}|\$\{?RUNNER_TEMP\}?|[\w.-]+)(/[\w.-]+)+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mentioned();
}

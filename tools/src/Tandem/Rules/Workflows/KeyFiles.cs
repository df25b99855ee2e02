using System.Text.RegularExpressions;
using Tandem.Manifests;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>Keys that a step writes under another name than the one by which its package repository is trusted.</summary>
/// <remarks>sources.list(5): signed-by names the file of the key; apt refuses a repository whose key is not there.</remarks>
/// <param name="steps">The steps of a job or an action.</param>
internal sealed partial class KeyFiles(IEnumerable<WorkflowStep> steps)
{
    private const string Signed = "signed-by=";
    private readonly List<ScalarNode> scripts = [.. steps.Select(step => step.Script).OfType<ScalarNode>().Where(script => script.Text.Contains(Signed, StringComparison.Ordinal))];

    /// <summary>Each that is asked for and not written, where another of its folder and sort is written that nobody asks for. One that the image brings is neither.</summary>
    public IEnumerable<WorkflowFlaw> Flaws() =>
        from script in scripts
        from match in Asked().Matches(script.Text)
        let asked = match.Groups["path"]
        where Mentions(asked.Value) == scripts.Sum(other => Asked().Matches(other.Text).Count(one => one.Groups["path"].Value == asked.Value))
        let written = scripts.SelectMany(other => Written().Matches(other.Text)).Select(one => one.Groups["path"].Value)
            .FirstOrDefault(path => path != asked.Value && Path.GetDirectoryName(path) == Path.GetDirectoryName(asked.Value) && Path.GetExtension(path) == Path.GetExtension(asked.Value) && Mentions(path) == 1)
        where written is not null
        select new WorkflowFlaw(ScalarLines.PlaceOf(script, asked.Index), $"No command here writes {asked.Value}, by which apt is to trust the repository; the key is written to {written}.", $"Write {written}.");

    private int Mentions(string path) => scripts.Sum(script => Regex.Count(script.Text, $@"(?<![\w./-]){Regex.Escape(path)}(?![\w./-])", RegexOptions.None, TimeSpan.FromSeconds(1)));

    [GeneratedRegex(@"\bsigned-by=(?<path>/[\w./-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"(?<=\s)(-o|--output|>|tee|--output-document|-O)[ =]?""?(?<path>/[\w./-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}

using System.Text.RegularExpressions;
using Tandem.Manifests;
using Tandem.Settings;

namespace Tandem.Rules.Workflows;

/// <summary>The files whose change starts a workflow, as <c>paths</c> or <c>paths-ignore</c> of an event say it.</summary>
/// <remarks>docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet</remarks>
/// <param name="settings">What the event is limited to.</param>
internal sealed class ChangedPaths(MappingNode settings)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <summary>What leaves a file out: a pattern that excludes it, or the key of a list that does not have it; null where its change starts a run.</summary>
    public ScalarNode? Omitting(string file)
    {
        if (settings.List("paths-ignore").OfType<ScalarNode>().FirstOrDefault(pattern => Matches(pattern.Text, file)) is { } ignored)
        {
            return ignored;
        }

        if (settings.Find("paths") is not { Value: SequenceNode patterns } paths)
        {
            return null;
        }

        // The last pattern that fits decides.
        var last = patterns.Items.OfType<ScalarNode>().LastOrDefault(pattern => Matches(pattern.Text.TrimStart('!'), file));
        return last is null ? paths.Key : last.Text.StartsWith('!') ? last : null;
    }

    private static bool Matches(string pattern, string file) => Regex.IsMatch(file, $@"\A{PathPattern.Expression(pattern)}\z", RegexOptions.CultureInvariant, Timeout);
}

using System.Text.RegularExpressions;
using Tandem.Manifests;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>What workflows leave for each other: an artifact that is fetched by a name under which none is kept.</summary>
/// <param name="all">All workflows.</param>
internal sealed partial class WorkflowArtifacts(IReadOnlyList<WorkflowFile> all)
{
    /// <summary>Every fetch that finds nothing. None where some keep under names that only a run knows, or where somebody else's workflow runs.</summary>
    public IEnumerable<WorkflowFlaw> Flaws()
    {
        var kept = all.SelectMany(file => file.Steps).Where(step => step.Action.StartsWith("actions/upload-artifact", StringComparison.Ordinal)).Select(step => step.Body.Mapping("with")?.Text("name") ?? "artifact").ToHashSet(StringComparer.Ordinal);
        var isOpen = kept.Any(IsMade) || all.SelectMany(file => file.Jobs).Any(job => job.Body.Text("uses") is { } called && !called.StartsWith("./", StringComparison.Ordinal));
        return kept.Count == 0 || isOpen ? [] :
            from step in all.SelectMany(file => file.Steps)
            from fetched in Fetched(step)
            where !IsMade(fetched.Name) && !kept.Contains(fetched.Name)
            select new WorkflowFlaw(fetched.Place, $"No workflow keeps an artifact named {fetched.Name}.",
                Schemas.NearestName.Find(fetched.Name, kept) is { } nearest ? $"Did you mean {nearest}?" : $"They keep {string.Join(", ", kept.Order(StringComparer.Ordinal))}.");
    }

    private static bool IsMade(string name) => name.Contains('$', StringComparison.Ordinal);

    private static IEnumerable<FetchedArtifact> Fetched(WorkflowStep step) =>
        step.Action == "actions/download-artifact" && step.Body.Mapping("with") is { } with && with["name"] is ScalarNode { IsNull: false } name && with["repository"] is null ? [new(name.Text, name.Place)]
        : step.Script is { } script ? Download().Matches(script.Text).Where(match => !OtherRepository().IsMatch(match.Value)).Select(match => new FetchedArtifact(match.Groups["name"].Value, ScalarLines.PlaceOf(script, match.Index)))
        : [];

    [GeneratedRegex(@"\bgh run download\b[^\n;&|]*?\s(--name|-n)[ =]""?(?<name>[^\s""]+)[^\n;&|]*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Download();

    [GeneratedRegex(@"\s(--repo|-R)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherRepository();
}

using Tandem.Findings;

namespace Tandem.Reports;

/// <summary>A finding in plain lines: place and message, then how to mend it, where it shows, and how it came about.</summary>
internal static class FindingLines
{
    public static string Of(Finding finding) => string.Join('\n',
    [
        $"{finding.Blame.Place}: {finding.Severity.ToString().ToLowerInvariant()} {finding.Rule.Id}: {finding.Message}",
        .. finding.Hint is null ? Array.Empty<string>() : [$"fix: {finding.Hint}"],
        .. Context(finding),
    ]);

    /// <summary>Where it shows, how the value came about, and what belongs to it.</summary>
    public static IEnumerable<string> Context(Finding finding) =>
    [
        .. finding.Objects.Select(o => $"in:  {ObjectText.Of(o)}"),
        .. finding.Blame.Chain.Count == 0 ? Array.Empty<string>() : [$"via: {Chain(finding)}"],
        .. finding.Blame.Exact ? Array.Empty<string>() : ["the line that wrote the value was not found; this is the nearest to it"],
        .. finding.Related.Select(related => $"also: {related}"),
    ];

    private static string Chain(Finding finding) =>
        string.Join(" -> ", finding.Blame.Chain.Select(link => $"{link.File}:{link.Line} ({link.Role.ToString().ToLowerInvariant()})"));
}

using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Rules.References;

namespace Tandem.Rules.Words;

/// <summary>A shell script that counts the seconds it waits, by another number than it sleeps.</summary>
public sealed partial class MiscountedWait() : ReferenceRule(new RuleInfo(
    "TND0631", "miscounted-wait", Severity.Error, Layers.References, "A script counts other seconds than it sleeps."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from script in Scripts.Of(world, world.OwnPods)
        where script.Text.Contains("sleep ", StringComparison.Ordinal)
        from match in Turn().Matches(script.Text)
        let name = match.Groups["name"].Value
        let counted = match.Groups["counted"]
        where match.Groups["slept"].Value != counted.Value && IsTime(script.Text, name)
        select DataFiles.Finding(world.Fleet, script.File, counted.Index, Info, $"Each turn sleeps {match.Groups["slept"].Value} s and counts {counted.Value}: {name} is not the time that was waited.", "Count what it sleeps.");

    // Turns may be counted too; what is held against seconds is a time.
    private static bool IsTime(string text, string name) => Limit().Matches(text).Any(match => match.Groups["name"].Value == name);

    [GeneratedRegex(@"\bsleep\s+""?(?<slept>\d+)s?""?\s*[;\n]\s*(?<name>\w+)=\$\(\(\s*\$?\k<name>\s*\+\s*(?<counted>\d+)\s*\)\)|\b(?<name>\w+)=\$\(\(\s*\$?\k<name>\s*\+\s*(?<counted>\d+)\s*\)\)\s*[;\n]\s*sleep\s+""?(?<slept>\d+)s?\b",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Turn();

    [GeneratedRegex(@"\$\{?(?<name>\w+)\}?""?\s+-(ge|gt|lt|le)\s+""?\$\{?\w*(SECONDS|SECS|DEADLINE|TIMEOUT)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Limit();
}

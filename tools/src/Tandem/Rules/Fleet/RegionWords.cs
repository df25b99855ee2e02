using System.Text.RegularExpressions;
using Tandem.Facts;
using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Fleet;

/// <summary>Facts that hold the name of a region which there is not, where those of every other region hold their own.</summary>
internal static partial class RegionWords
{
    // Facts that are a place, and judged as one.
    private static readonly string[] Places = ["name", "zone", "systemZones", "weightsBucketLocation"];

    /// <summary>Them.</summary>
    public static IEnumerable<Finding> Strange(RuleInfo rule, FactsOf facts, IReadOnlyList<FactsOf> all) =>
        from entry in facts.Data.Entries
        where !Places.Contains(entry.Name, StringComparer.Ordinal) && all.Count > 1 && !Holds(facts, entry.Name)
        where all.All(other => other.Region == facts.Region || Holds(other, entry.Name))
        let word = facts[entry.Name] is { } text ? Word(text, facts.Region) : null
        where word is not null && all.All(other => other.Region != word)
        select facts.Finding(rule, entry.Name, $"{entry.Name} of {facts.Region} names {word}: {facts[entry.Name]}.", $"Write {facts.Region}.");

    private static bool Holds(FactsOf facts, string name) => facts[name] is { } text && WholeWords.IndexOf(text, facts.Region, 0, StringComparison.OrdinalIgnoreCase) >= 0;

    // What has the form of a region's name, or is a slip of this one's.
    private static string? Word(string text, string region)
    {
        var (steps, count) = (text.Split('-'), region.Split('-').Length);
        var windows = Enumerable.Range(0, Math.Max(0, steps.Length - count + 1)).Select(i => string.Join('-', steps.Skip(i).Take(count)));
        return windows.FirstOrDefault(window => Form().IsMatch(window) || NearestName.Slip(window, [region]) is not null);
    }

    [GeneratedRegex(@"^(africa|asia|australia|europe|me|northamerica|southamerica|us)-[a-z]+[0-9]+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}

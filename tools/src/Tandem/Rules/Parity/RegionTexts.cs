using Tandem.Facts;
using Tandem.Fleet;

namespace Tandem.Rules.Parity;

/// <summary>Tells whether two regions' texts differ in nothing but what their facts say.</summary>
/// <param name="facts">The facts.</param>
/// <param name="hashed">Objects whose names end in a hash: it tells that their content differs, which is told by itself.</param>
internal sealed class RegionTexts(FactsModel facts, IEnumerable<FleetObject> hashed)
{
    private readonly Dictionary<string, List<(string Own, string Other)>> differing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> written = hashed.DistinctBy(candidate => candidate.Manifest.Name, StringComparer.Ordinal).ToDictionary(candidate => candidate.Manifest.Name, candidate => candidate.WrittenName, StringComparer.Ordinal);

    /// <summary>Whether the texts become equal where each region's facts are replaced by their names.</summary>
    public bool AreAlike(string text, string region, string otherText, string otherRegion)
    {
        (text, otherText) = (written.GetValueOrDefault(text, text), written.GetValueOrDefault(otherText, otherText));
        foreach (var (own, other) in text == otherText ? [] : Differing(region, otherRegion))
        {
            if (text == otherText)
            {
                break;
            }

            var (named, otherNamed) = (Replace(text, own), Replace(otherText, other));
            if (named != text && otherNamed != otherText)
            {
                (text, otherText) = (named, otherNamed);
            }
        }

        return text == otherText;
    }

    private List<(string Own, string Other)> Differing(string region, string otherRegion)
    {
        var pair = $"{region} {otherRegion}";
        if (!differing.TryGetValue(pair, out var known))
        {
            differing.Add(pair, known = DifferingFacts(region, otherRegion));
        }

        return known;
    }

    // Longer values first: a bucket's name holds its region's.
    private List<(string Own, string Other)> DifferingFacts(string region, string otherRegion) =>
        facts.Region(region) is not { } own || facts.Region(otherRegion) is not { } other ? [(region, otherRegion)] :
        [
            .. own.Data.Entries.Select(entry => (Own: own[entry.Name] ?? "", Other: other[entry.Name] ?? ""))
                .Append((Own: region, Other: otherRegion))
                .Where(pair => pair.Own.Length > 0 && pair.Other.Length > 0 && pair.Own != pair.Other)
                .OrderByDescending(pair => pair.Own.Length).ThenBy(pair => pair.Own, StringComparer.Ordinal),
        ];

    // A whole word only, and a number only where it is all there is: 1 is no part of 10.0.1.0.
    private static string Replace(string text, string fact)
    {
        if (text == fact || fact.All(char.IsAsciiDigit))
        {
            return text == fact ? "\0" : text;
        }

        for (var at = WholeWords.IndexOf(text, fact, 0, StringComparison.Ordinal); at >= 0; at = WholeWords.IndexOf(text, fact, at + 1, StringComparison.Ordinal))
        {
            text = string.Concat(text.AsSpan(0, at), "\0", text.AsSpan(at + fact.Length));
        }

        return text;
    }
}

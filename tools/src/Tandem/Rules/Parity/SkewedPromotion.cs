using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Parity;

/// <summary>A fact that travels from region to region and has not arrived everywhere.</summary>
public sealed class SkewedPromotion() : Rule(new RuleInfo(
    "TND0532", "skewed-promotion", Severity.Warning, Layers.Parity, "A promotable fact differs between regions."))
{
    private const int CommitLength = 40;
    private const int MostSlips = 4;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => PromotableFacts.Names.SelectMany(fact => Check(fleet.Facts, fact));

    // Whoever is alone goes first, else the region without the Gateway: a bad change must not reach the config cluster before it was seen elsewhere.
    private IEnumerable<Finding> Check(FactsModel facts, string fact)
    {
        var values = facts.Regions.Where(region => region[fact] is not null).GroupBy(region => Plain(region, fact), StringComparer.Ordinal)
            .OrderBy(group => group.Count()).ThenBy(group => IsOfTag(group.Key, facts.Fleet["crdTag"])).ThenBy(group => group.Any(region => region.Region == facts.Fleet["configCluster"])).ToList();
        foreach (var ahead in values.SkipLast(1))
        {
            var rest = values.Where(group => group != ahead).SelectMany(group => group).Select(region => region.Region).Order(StringComparer.Ordinal).ToList();
            var first = ahead.First();
            if (values.FirstOrDefault(group => group != ahead && IsMistyped(ahead.Key, group.Key)) is { } twin)
            {
                yield return Mistyped(facts, fact, ahead.First(), twin.First());
                continue;
            }

            yield return first.Finding(Info, fact,
                $"{fact} is {first[fact]} in {string.Join(" and ", ahead.Select(region => region.Region))} and {values[^1].First()[fact]} in {string.Join(" and ", values[^1].Select(region => region.Region))}.",
                $"While it travels this is right: deploy/{first.Region} first, and once that is healthy commit it in {string.Join(", then ", rest)}; else put it back.");
        }
    }

    // Commits share no digits but by chance. What travels is copied from the region that has it first, and mistyped in the next.
    private static bool IsMistyped(string one, string other) => one.Length == CommitLength && other.Length == CommitLength && one.Zip(other).Count(pair => pair.First != pair.Second) <= MostSlips;

    private Finding Mistyped(FactsModel facts, string fact, FactsOf one, FactsOf other)
    {
        var (wrong, right) = one.Region == facts.Fleet["configCluster"] ? (one, other) : (other, one);
        return wrong.Finding(Info, fact, $"{fact} is {wrong[fact]} in {wrong.Region} and {right[fact]} in {right.Region}: two commits are never so alike.", "Copy the one that exists.") with { Severity = Severity.Error };
    }

    // The picker is of one release with the definitions that it reads.
    private static bool IsOfTag(string image, string? tag) => tag is not null && image.EndsWith(":" + tag, StringComparison.Ordinal);

    // Each region may take the same image from a registry of its own.
    private static string Plain(FactsOf region, string fact) => region[fact]!.Replace(region.Region, "*", StringComparison.Ordinal);
}

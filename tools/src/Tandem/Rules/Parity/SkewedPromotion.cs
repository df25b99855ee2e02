using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Parity;

/// <summary>A fact that travels from region to region and has not arrived everywhere.</summary>
public sealed class SkewedPromotion() : Rule(new RuleInfo(
    "TND0532", "skewed-promotion", Severity.Warning, Layers.Parity, "A promotable fact differs between regions."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => PromotableFacts.Names.SelectMany(fact => Check(fleet.Facts, fact));

    // Whoever is alone goes first, else the region without the Gateway: a bad change must not reach the config cluster before it was seen elsewhere.
    private IEnumerable<Finding> Check(FactsModel facts, string fact)
    {
        var values = facts.Regions.Where(region => region[fact] is not null).GroupBy(region => Plain(region, fact), StringComparer.Ordinal)
            .OrderBy(group => group.Count()).ThenBy(group => group.Any(region => region.Region == facts.Fleet["configCluster"])).ToList();
        foreach (var ahead in values.SkipLast(1))
        {
            var rest = values.Where(group => group != ahead).SelectMany(group => group).Select(region => region.Region).Order(StringComparer.Ordinal).ToList();
            var first = ahead.First();
            yield return first.Finding(Info, fact,
                $"{fact} is {first[fact]} in {string.Join(" and ", ahead.Select(region => region.Region))} and {values[^1].First()[fact]} in {string.Join(" and ", values[^1].Select(region => region.Region))}.",
                $"While it travels this is right: deploy/{first.Region} first, and once that is healthy commit it in {string.Join(", then ", rest)}; else put it back.");
        }
    }

    // Each region may take the same image from a registry of its own.
    private static string Plain(FactsOf region, string fact) => region[fact]!.Replace(region.Region, "*", StringComparison.Ordinal);
}

using System.Net;
using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Fleet;

/// <summary>Two ranges of the fleet that overlap: one VPC holds all of them.</summary>
public sealed class OverlappingRange() : Rule(new RuleInfo(
    "TND0507", "overlapping-range", Severity.Error, Layers.Facts, "Two address ranges of the fleet overlap."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var open = fleet.Facts.Regions.SelectMany(region => RegionRanges.Names.Select(name => Read(region, name))).OfType<Range>().ToList();
        // The range that overlaps most others, or is the widest, is the likeliest mistake.
        while (open.OrderByDescending(range => open.Count(range.Overlaps)).ThenBy(range => range.Network.PrefixLength).ThenByDescending(range => range.Facts.Region, StringComparer.Ordinal)
            .FirstOrDefault() is { } worst && open.Where(worst.Overlaps).ToList() is { Count: > 0 } others)
        {
            open.Remove(worst);
            yield return worst.Facts.Finding(Info, worst.Name,
                $"{worst} overlaps {string.Join(" and ", others)}.", "All regions share one VPC: choose a range that no other holds.");
        }
    }

    private static Range? Read(FactsOf region, string name) =>
        IPNetwork.TryParse(region[name], out var network) ? new Range(region, name, network) : null;

    private sealed record Range(FactsOf Facts, string Name, IPNetwork Network)
    {
        public bool Overlaps(Range other) => other != this
            && (Network.Contains(other.Network.BaseAddress) || other.Network.Contains(Network.BaseAddress));

        public override string ToString() => $"{Name} of {Facts.Region} ({Network})";
    }
}

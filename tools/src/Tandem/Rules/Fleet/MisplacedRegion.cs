using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules.Serving;

namespace Tandem.Rules.Fleet;

/// <summary>A fact of a region that names another one: its folder, its zones and its bucket's location must agree.</summary>
public sealed class MisplacedRegion() : Rule(new RuleInfo(
    "TND0508", "misplaced-region", Severity.Error, Layers.Facts, "A fact of a region names another region."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        fleet.Facts.Regions.SelectMany(facts => Check(facts).Concat(RegionWords.Strange(Info, facts, fleet.Facts.Regions)).Concat(Strays(facts, [.. fleet.Clusters.Select(cluster => cluster.Name).Where(name => name != facts.Region)])));

    // Whatever holds a region's name holds its own: a bucket, an address, and what is added some day.
    private IEnumerable<Finding> Strays(FactsOf facts, IReadOnlyList<string> others) =>
        from entry in facts.Data.Entries
        where entry.Name is not ("name" or "zone" or "systemZones" or "weightsBucketLocation")
        let stray = others.FirstOrDefault(region => facts[entry.Name] is { } text && WholeWords.IndexOf(text, region, 0, StringComparison.OrdinalIgnoreCase) >= 0)
        where stray is not null
        select facts.Finding(Info, entry.Name, $"{entry.Name} of {facts.Region} names {stray}: {facts[entry.Name]}.", $"Write the region's own, as in {stray}'s file.");

    private IEnumerable<Finding> Check(FactsOf facts)
    {
        var region = facts.Region;
        if (facts["name"] is { } name && name != region)
        {
            yield return facts.Finding(Info, "name", $"The name is {name}, but the folder is clusters/{region}.", "Rename one of the two: a region is a folder.");
        }

        if (facts["zone"] is { } zone && !Locations.IsZoneOf(zone, region))
        {
            yield return facts.Finding(Info, "zone", $"The zone {zone} is not in {region}.", $"Zones of {region} are named {region}-a, {region}-b and so on.");
        }

        if (facts["systemZones"] is { } zones && zones.Split(',').Select(one => one.Trim()).FirstOrDefault(one => !Locations.IsZoneOf(one, region)) is { } stray)
        {
            yield return facts.Finding(Info, "systemZones", $"The zone {stray} is not in {region}.", $"Zones of {region} are named {region}-a, {region}-b and so on.");
        }

        if (facts["systemZones"] is { } list && facts["zone"] is { } own && Locations.IsZoneOf(own, region) && TpuShape.Zones.Contains(own) && list.Split(',').Select(one => one.Trim()).ToList() is var all
            && all.TrueForAll(one => Locations.IsZoneOf(one, region) && one != own))
        {
            yield return facts.Finding(Info, "systemZones", $"The system nodes are in {list}, the TPUs in {own}: every request asks its picker in another zone.", $"Begin with {own}.");
        }

        if (facts["weightsBucketLocation"] is { } location && !location.Equals(region, StringComparison.OrdinalIgnoreCase))
        {
            yield return facts.Finding(Info, "weightsBucketLocation", $"The weights of {region} lie in {location}.", $"Keep them in {region.ToUpperInvariant()}: every start loads them.");
        }
    }
}

using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Serving;

/// <summary>A TPU pool in a zone that has no TPU v6e.</summary>
public sealed class ZoneWithoutTpu() : Rule(new RuleInfo(
    "TND0602", "zone-without-tpu", Severity.Error, Layers.Facts, "A zone has no machines of the type asked for."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        from facts in fleet.Facts.Regions
        let zone = facts["zone"]
        // A zone of another region is another mistake.
        where zone is not null && Locations.IsZoneOf(zone, facts.Region) && !TpuShape.Zones.Contains(zone)
            && TpuShape.All.Any(shape => shape.MachineType == facts["machineType"])
        let near = TpuShape.Zones.Where(known => Locations.IsZoneOf(known, facts.Region)).Order(StringComparer.Ordinal).ToList()
        select facts.Finding(Info, "zone", $"The zone {zone} has no TPU v6e.",
            near.Count > 0 ? $"In {facts.Region} they are in {string.Join(" and ", near)}." : $"They are in {string.Join(", ", TpuShape.Zones.Order(StringComparer.Ordinal))}.");
}

using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>A TPU pool in a zone that has no TPU v6e.</summary>
public sealed class ZoneWithoutTpu() : Rule(new RuleInfo(
    "TND0602", "zone-without-tpu", Severity.Error, Layers.Facts, "A zone has no machines of the type asked for."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => Facts(fleet).Concat(fleet.Infra is { IsComplete: true } infra ? Planned(fleet, infra) : []);

    private IEnumerable<Finding> Facts(FleetModel fleet) =>
        from facts in fleet.Facts.Regions
        let zone = facts["zone"]
        // A zone of another region is another mistake.
        where zone is not null && Locations.IsZoneOf(zone, facts.Region) && !TpuShape.Zones.Contains(zone)
            && TpuShape.All.Any(shape => shape.MachineType == facts["machineType"])
        select facts.Finding(Info, "zone", $"The zone {zone} has no TPU v6e.",
            Hint(facts.Region));

    // A pool that takes its zone from elsewhere than the fact.
    private IEnumerable<Finding> Planned(FleetModel fleet, InfraModel infra) =>
        from cluster in PlannedCluster.Of(fleet, infra)
        from pool in cluster.Pools
        where TpuShape.All.Any(shape => shape.MachineType == pool.Text("node_config", "machine_type"))
        // A pool of several zones is another mistake: its devices' network is of one.
        let zones = PoolZones.Of(cluster, pool)
        where zones is [_]
        let zone = zones[0]
        where !TpuShape.Zones.Contains(zone) && zone != fleet.Facts.Region(cluster.Name)?["zone"]
        select Finding.At(Info, pool.Expression("node_locations"), $"The zone {zone} has no TPU v6e.", Hint(cluster.Name));

    private static string Hint(string region)
    {
        var near = TpuShape.Zones.Where(known => Locations.IsZoneOf(known, region)).Order(StringComparer.Ordinal).ToList();
        return near.Count > 0 ? $"In {region} they are in {string.Join(" and ", near)}." : $"They are in {string.Join(", ", TpuShape.Zones.Order(StringComparer.Ordinal))}.";
    }
}

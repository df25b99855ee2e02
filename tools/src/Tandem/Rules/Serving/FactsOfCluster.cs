using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>The facts that one cluster is filled with: its region's own, then the fleet's. Elsewhere there are none.</summary>
/// <param name="world">The cluster.</param>
internal sealed class FactsOfCluster(World world)
{
    /// <summary>A fact; null where there is none of that name.</summary>
    public string? this[string fact] => world.Cluster is not { } cluster ? null : world.Fleet.Facts.Region(cluster)?[fact] ?? world.Fleet.Facts.Fleet[fact];
}

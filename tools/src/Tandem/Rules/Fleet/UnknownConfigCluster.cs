using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Schemas;

namespace Tandem.Rules.Fleet;

/// <summary>A config cluster that is no region of the fleet.</summary>
public sealed class UnknownConfigCluster() : Rule(new RuleInfo(
    "TND0509", "unknown-config-cluster", Severity.Error, Layers.Facts, "The config cluster is no region of the fleet."))
{
    private static readonly string[] Names = ["configCluster", "moveConfigTo"];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var regions = fleet.Clusters.Select(cluster => cluster.Name).ToList();
        return
            from fact in Names
            let name = fleet.Facts.Fleet[fact]
            where !string.IsNullOrEmpty(name) && regions.Count > 0 && !regions.Contains(name, StringComparer.Ordinal)
            let nearest = NearestName.Find(name, regions)
            select fleet.Facts.Fleet.Finding(Info, fact, $"There is no region {name}: clusters/ has {string.Join(", ", regions)}.",
                nearest is null ? null : $"Did you mean {nearest}?");
    }
}

using System.Globalization;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>The most nodes that a pool may have.</summary>
internal static class PoolRoom
{
    /// <summary>Them, in all zones; null where only apply tells. Bounds count in each zone, the total ones in all.</summary>
    public static long? Of(PlannedCluster cluster, PlannedResource pool)
    {
        var path = Path(pool);
        var zones = PoolZones.Of(cluster, pool)?.Count;
        return !long.TryParse(pool.Text(path), CultureInfo.InvariantCulture, out var nodes) ? null
            : path[^1] == "total_max_node_count" ? nodes : zones is null ? null : nodes * Math.Max(1, zones.Value);
    }

    /// <summary>The attribute that says so.</summary>
    public static string[] Path(PlannedResource pool) =>
        pool.Items("autoscaling").Count > 0
            ? pool.Text("autoscaling", "total_max_node_count") is not (null or "0") ? ["autoscaling", "total_max_node_count"] : ["autoscaling", "max_node_count"]
            : pool.Writes("node_count") ? ["node_count"] : ["initial_node_count"];
}

using System.Globalization;
using Tandem.Terraform;

namespace Tandem.Review.Cost;

/// <summary>
/// Counts the nodes of planned pools. Counts are for each zone, totals for the pool:
/// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool.
/// </summary>
internal static class NodeCounter
{
    // Where a regional pool names no zones, GKE takes three.
    private const int DefaultZones = 3;

    /// <summary>What the pools of two plans differ in.</summary>
    public static NodeHours Between(InfraModel? before, InfraModel? after, PriceTable? prices)
    {
        var (mine, theirs) = (Pools(before), Pools(after));
        var pools = mine.Keys.Union(theirs.Keys).Order()
            .Select(key => new PoolHours(key.Region, key.Pool, mine.GetValueOrDefault(key), theirs.GetValueOrDefault(key)))
            .Where(pool => pool.IsChanged);
        return new NodeHours([.. pools], prices);
    }

    private static Dictionary<(string Region, string Pool), PoolSize> Pools(InfraModel? model) => (model?.OfType("google_container_node_pool") ?? [])
        .DistinctBy(KeyOf)
        .ToDictionary(KeyOf, Size);

    private static (string Region, string Pool) KeyOf(PlannedResource pool) => (pool.Key ?? pool.Text("location") ?? "", pool.Text("name") ?? pool.Address);

    private static PoolSize Size(PlannedResource pool)
    {
        var zones = pool.Items("node_locations").Count is > 0 and var named ? named : IsZone(pool.Text("location")) ? 1 : DefaultZones;
        var each = Number(pool, "node_count") ?? Number(pool, "initial_node_count") ?? 0;
        var least = Number(pool, "autoscaling", "total_min_node_count") is > 0 and var totalLeast ? totalLeast : (Number(pool, "autoscaling", "min_node_count") ?? each) * zones;
        var most = Number(pool, "autoscaling", "total_max_node_count") is > 0 and var totalMost ? totalMost : (Number(pool, "autoscaling", "max_node_count") ?? each) * zones;
        return new PoolSize(pool.Text("node_config", "machine_type") ?? "the default machine type", least, most);
    }

    private static int? Number(PlannedResource pool, params string[] path) =>
        int.TryParse(pool.Text(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsZone(string? location) => location is { Length: > 2 } && location[^2] == '-' && char.IsAsciiLetter(location[^1]);
}

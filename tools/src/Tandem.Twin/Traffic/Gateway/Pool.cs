namespace Tandem.Twin.Traffic.Gateway;

/// <summary>A pool of one moment: what the objects say, and its endpoints by region.</summary>
internal sealed class Pool(PoolSpec spec, IReadOnlyList<RegionPool> regions)
{
    private readonly Dictionary<string, IReadOnlyList<RegionPool>> orders = [];

    /// <summary>What the objects say.</summary>
    public PoolSpec Spec { get; } = spec;

    /// <summary>Its regions.</summary>
    public IReadOnlyList<RegionPool> Regions { get; } = regions;

    /// <summary>The regions in the order in which proxies of a region fill them: preferred ones, then the nearest.</summary>
    public IReadOnlyList<RegionPool> From(string door)
    {
        lock (orders)
        {
            return orders.TryGetValue(door, out var order) ? order
                : orders[door] = [.. Regions.OrderBy(region => region.Policy.Preferred ? 0 : 1).ThenBy(region => Nearness.Between(door, region.Name)).ThenBy(region => region.Name, StringComparer.Ordinal)];
        }
    }
}

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>All counters of the gateway.</summary>
internal sealed class TrafficCounters(IEnumerable<string> regions)
{
    private readonly Dictionary<string, RegionCounters> byRegion = regions.Order(StringComparer.Ordinal).ToDictionary(region => region, _ => new RegionCounters());
    private long noRoute;
    private long noEndpoint;

    /// <summary>Those of a region.</summary>
    public RegionCounters Of(string region) => byRegion[region];

    /// <summary>Counts a request that no route took.</summary>
    public void NoRoute() => Interlocked.Increment(ref noRoute);

    /// <summary>Counts a request that nobody could answer.</summary>
    public void NoEndpoint() => Interlocked.Increment(ref noEndpoint);

    /// <summary>All of them now.</summary>
    public GatewayTraffic Snapshot(IReadOnlyDictionary<string, int> inFlight) => new(
        [.. byRegion.Select(region => region.Value.Snapshot(region.Key, inFlight.GetValueOrDefault(region.Key)))],
        Interlocked.Read(ref noRoute),
        Interlocked.Read(ref noEndpoint));
}

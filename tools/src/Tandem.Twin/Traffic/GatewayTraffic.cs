namespace Tandem.Twin.Traffic;

/// <summary>The gateway's counters since its start.</summary>
/// <param name="Regions">By the region that answered.</param>
/// <param name="NoRoute">Requests that no route took: 404.</param>
/// <param name="NoEndpoint">Requests for which no healthy endpoint was left: 503, or 500 where the route's backend does not exist.</param>
public sealed record GatewayTraffic(IReadOnlyList<RegionTraffic> Regions, long NoRoute, long NoEndpoint);

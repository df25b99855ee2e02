using Tandem.Twin.Traffic;

namespace Tandem.Twin.Hosting;

/// <summary>The requests since the twin started.</summary>
/// <param name="Regions">By the region that answered.</param>
/// <param name="NoRoute">Requests that no route took.</param>
/// <param name="NoEndpoint">Requests for which no server was left.</param>
public sealed record TrafficSnapshot(IReadOnlyDictionary<string, AnsweredRequests> Regions, long NoRoute, long NoEndpoint)
{
    internal static TrafficSnapshot Of(GatewayTraffic traffic, IReadOnlyDictionary<string, long> answered) => new(
        answered.ToDictionary(pair => pair.Key, pair => Of(pair.Value, traffic.Regions.FirstOrDefault(region => region.Region == pair.Key)), StringComparer.Ordinal),
        traffic.NoRoute, traffic.NoEndpoint);

    private static AnsweredRequests Of(long answered, RegionTraffic? region) =>
        new(answered, region?.Requests ?? 0, region?.Errors ?? 0, region?.Retries ?? 0, region?.StreamsCut ?? 0, region?.InFlight ?? 0);
}

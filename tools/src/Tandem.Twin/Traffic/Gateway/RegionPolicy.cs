namespace Tandem.Twin.Traffic.Gateway;

/// <summary>What the GCPBackendPolicy says about one region.</summary>
/// <param name="Mode">What fills it.</param>
/// <param name="Metrics">The metrics that do, for <see cref="BalancingMode.CustomMetrics"/>.</param>
/// <param name="MostInFlight">The requests that fill one endpoint, for <see cref="BalancingMode.InFlight"/>.</param>
/// <param name="Capacity">The share of its capacity that may be used, 0 to 1; 0 takes the region out.</param>
/// <param name="Preferred">Whether it comes before nearer regions.</param>
internal sealed record RegionPolicy(BalancingMode Mode, IReadOnlyList<MetricLimit> Metrics, int MostInFlight, double Capacity, bool Preferred);

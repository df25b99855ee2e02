namespace Tandem.Twin.Traffic.Gateway;

/// <summary>What an endpoint's metrics said.</summary>
/// <param name="Values">The gauges by their exported names.</param>
/// <param name="InFlight">The requests that the gateway had there then.</param>
internal sealed record LoadReading(IReadOnlyDictionary<string, double> Values, int InFlight);

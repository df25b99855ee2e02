namespace Tandem.Twin.Traffic;

/// <summary>What the gateway thinks of one endpoint.</summary>
/// <param name="Region">Its region.</param>
/// <param name="Pod">The Pod behind it, as <c>namespace/name</c>.</param>
/// <param name="Address">Where it listens.</param>
/// <param name="Healthy">Whether its health check lets traffic through.</param>
/// <param name="InFlight">Requests there now.</param>
/// <param name="Load">Its use as a share of the policy's limit; 1 and more spills. 0 where the policy has no limit.</param>
public sealed record EndpointState(string Region, string Pod, string Address, bool Healthy, int InFlight, double Load);

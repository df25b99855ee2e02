namespace Tandem.Twin.Traffic.Gateway;

/// <summary>A pool's endpoints in one region.</summary>
/// <param name="Name">The region.</param>
/// <param name="Policy">What it may take.</param>
/// <param name="Endpoints">Its endpoints, healthy or not.</param>
internal sealed record RegionPool(string Name, RegionPolicy Policy, IReadOnlyList<PodEndpoint> Endpoints);

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>Everything that the objects of one moment say.</summary>
/// <param name="Doors">The addresses.</param>
/// <param name="Routes">The matches of all routes, the most specific first.</param>
/// <param name="Pools">The imported pools.</param>
internal sealed record GatewayTable(IReadOnlyList<DoorSpec> Doors, IReadOnlyList<RouteEntry> Routes, IReadOnlyList<PoolSpec> Pools);

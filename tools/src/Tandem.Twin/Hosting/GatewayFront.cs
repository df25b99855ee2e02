using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Faults;
using Tandem.Twin.Simulation.Ground;
using Tandem.Twin.Traffic;

namespace Tandem.Twin.Hosting;

/// <summary>The gateway, with what the host adds: the region's address that goes with its region, and what clients inside the clusters call it by.</summary>
internal sealed class GatewayFront(TwinOptions options, IReadOnlyDictionary<string, ObjectStore> stores, FaultBook faults) : IAsyncDisposable
{
    private const string PortName = "gateway/";

    private TwinGateway gateway = null!;

    /// <summary>Where each region's address listens.</summary>
    public IReadOnlyDictionary<string, Uri> Addresses => gateway.Addresses.GroupBy(address => address.Region, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Endpoint, StringComparer.Ordinal);

    /// <summary>Its counters.</summary>
    public GatewayTraffic Traffic => gateway.Traffic;

    /// <summary>The servers that it knows.</summary>
    public IReadOnlyList<EndpointState> Endpoints => gateway.Endpoints;

    /// <summary>Starts it.</summary>
    /// <exception cref="IOException">A port is in use.</exception>
    public async Task StartAsync(CancellationToken cancel)
    {
        gateway = await TwinGateway.StartAsync(stores, options.ConfigCluster, Options(), cancel);
        faults.Changed += (_, _) => gateway.Refresh();
    }

    /// <summary>The loopback endpoint of each reserved address, by the address.</summary>
    public IReadOnlyDictionary<string, string> ByAddress(SimulatedGround ground) => gateway.Addresses
        .Where(address => ground.Now.Addresses.ContainsKey(address.Name))
        .GroupBy(address => ground.Now.Addresses[address.Name], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Endpoint.Authority, StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => gateway?.DisposeAsync() ?? ValueTask.CompletedTask;

    private GatewayOptions Options() => new()
    {
        TimeFactor = options.Speed,
        Retry = options.Retry,
        Ports = options.Ports.Where(port => port.Key.StartsWith(PortName, StringComparison.Ordinal)).ToDictionary(port => port.Key[PortName.Length..], port => port.Value, StringComparer.Ordinal),
        IsLost = region => faults.Has(FaultKind.RegionLoss, region),
    };
}

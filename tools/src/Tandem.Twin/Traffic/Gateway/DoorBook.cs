using Microsoft.AspNetCore.Http;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>The open ports: one for each address of each Gateway. An address that goes closes its port, and finds it again when it returns.</summary>
internal sealed class DoorBook(GatewayOptions options, Func<HttpContext, DoorSpec, Task> serve) : IAsyncDisposable
{
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(30);
    private readonly Dictionary<DoorSpec, LoopbackServer> open = [];
    private readonly Dictionary<DoorSpec, int> ports = [];
    private volatile IReadOnlyList<GatewayAddress> addresses = [];

    /// <summary>Where it listens.</summary>
    public IReadOnlyList<GatewayAddress> Addresses => addresses;

    /// <summary>Opens and closes what has changed.</summary>
    public async Task ApplyAsync(IReadOnlyList<DoorSpec> wanted, CancellationToken cancel)
    {
        var gone = open.Keys.Where(door => !wanted.Contains(door)).ToList();
        var fresh = wanted.Distinct().Where(door => !open.ContainsKey(door)).ToList();
        foreach (var door in gone)
        {
            open.Remove(door, out var server);
            _ = CloseAsync(server!);
        }

        foreach (var door in fresh)
        {
            open[door] = await OpenAsync(door, cancel);
            ports[door] = open[door].Port;
        }

        if (gone.Count + fresh.Count > 0)
        {
            addresses = [.. open.Select(door => new GatewayAddress(door.Key.Gateway, door.Key.Region, door.Key.Name, new Uri($"http://127.0.0.1:{door.Value.Port}/")))];
            options.AddressesChanged?.Invoke(addresses);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in open.Values)
        {
            await server.DisposeAsync();
        }

        open.Clear();
    }

    private Task<LoopbackServer> OpenAsync(DoorSpec door, CancellationToken cancel)
    {
        // Two Gateways cannot share the port that was asked for the region.
        var asked = ports.TryGetValue(door, out var before) ? before : options.Ports.GetValueOrDefault(door.Region);
        var taken = open.Values.Any(server => server.Port == asked);
        return LoopbackServer.StartAsync(taken ? 0 : asked, context => serve(context, door), cancel);
    }

    // The port closes at once; what is on its way may end.
    private static async Task CloseAsync(LoopbackServer server)
    {
        using var late = new CancellationTokenSource(TimeToEnd);
        await server.StopAsync(late.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await server.DisposeAsync();
    }
}

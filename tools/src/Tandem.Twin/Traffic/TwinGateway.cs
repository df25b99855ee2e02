using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Traffic.Gateway;
using Yarp.ReverseProxy.Forwarder;

namespace Tandem.Twin.Traffic;

/// <summary>
/// The stand-in of the cross-region load balancer and of the endpoint pickers. It knows nothing but the objects: of the config cluster the
/// Gateways, routes, policies and imports, of every region the exported pools, their Pods and metrics; and it follows each change.
/// </summary>
public sealed class TwinGateway : IAsyncDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(50);
    private readonly CancellationTokenSource stop = new();
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ServiceProvider services = new ServiceCollection().AddLogging().AddHttpForwarder().BuildServiceProvider();
    private readonly TableReader reader;
    private readonly PoolBook pools;
    private readonly DoorBook doors;
    private readonly TrafficCounters counters;
    private readonly Exchange exchange;
    private readonly List<Task> loops = [];

    private TwinGateway(IReadOnlyDictionary<string, ObjectStore> regions, string configRegion, GatewayOptions options)
    {
        reader = new TableReader(regions, configRegion, options);
        pools = new PoolBook(options);
        counters = new TrafficCounters(regions.Keys);
        var picker = new EndpointPicker(regions, pools.Web);
        exchange = new Exchange(options, pools, counters, picker, services.GetRequiredService<IHttpForwarder>());
        doors = new DoorBook(options, exchange.ServeAsync);
    }

    /// <summary>Where it listens now.</summary>
    public IReadOnlyList<GatewayAddress> Addresses => doors.Addresses;

    /// <summary>The endpoints that it knows now.</summary>
    public IReadOnlyList<EndpointState> Endpoints => pools.States();

    /// <summary>Its counters.</summary>
    public GatewayTraffic Traffic => counters.Snapshot(pools.InFlight());

    /// <summary>Starts it over the objects that there are, and follows them until it is disposed.</summary>
    /// <param name="regions">The objects of each region's cluster, by the region's name.</param>
    /// <param name="configRegion">The region whose cluster holds the Gateway.</param>
    /// <param name="options">What the objects do not say.</param>
    /// <param name="cancel">Gives up the start.</param>
    /// <exception cref="IOException">Another process holds a port that <see cref="GatewayOptions.Ports"/> names.</exception>
    public static async Task<TwinGateway> StartAsync(
        IReadOnlyDictionary<string, ObjectStore> regions, string configRegion, GatewayOptions options, CancellationToken cancel)
    {
        var gateway = new TwinGateway(regions, configRegion, options);
        try
        {
            await gateway.ApplyAsync(cancel);
            gateway.Follow(regions.Values);
            return gateway;
        }
        catch
        {
            await gateway.DisposeAsync();
            throw;
        }
    }

    /// <summary>Looks at everything again: something has changed that no object tells.</summary>
    public void Refresh() => changes.Writer.TryWrite(true);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await Task.WhenAll(loops);
        }
        catch (OperationCanceledException)
        {
            // That was asked for; anything else is a bug that must show.
        }
        finally
        {
            await doors.DisposeAsync();
            pools.Dispose();
            exchange.Dispose();
            await services.DisposeAsync();
            stop.Dispose();
        }
    }

    private async Task ApplyAsync(CancellationToken cancel)
    {
        var table = reader.Read();
        pools.Apply(table.Pools);
        exchange.Routes = table.Routes;
        await doors.ApplyAsync(table.Doors, cancel);
    }

    private void Follow(IEnumerable<ObjectStore> stores)
    {
        loops.AddRange(stores.Select(store => Task.Run(() => ListenAsync(store))));
        loops.Add(Task.Run(async () =>
        {
            while (await changes.Reader.WaitToReadAsync(stop.Token))
            {
                // Taken before the objects are read: a change in between asks for another round.
                changes.Reader.TryRead(out _);
                await FollowAsync();
            }
        }));
    }

    private async Task FollowAsync()
    {
        try
        {
            await ApplyAsync(stop.Token);
        }
        catch (IOException)
        {
            // An address came back before its port was free again.
            await Task.Delay(Again, stop.Token);
            changes.Writer.TryWrite(true);
        }
    }

    private async Task ListenAsync(ObjectStore store)
    {
        await foreach (var change in store.WatchAsync(group: null, kind: null, stop.Token))
        {
            if (TableReader.Reads(change.Object.Key))
            {
                changes.Writer.TryWrite(true);
            }
        }
    }
}

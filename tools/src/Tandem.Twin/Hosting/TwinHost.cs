using System.Globalization;
using Tandem.Twin.Kubernetes;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation;
using Tandem.Twin.Simulation.Console;
using Tandem.Twin.Simulation.Faults;
using Tandem.Twin.Simulation.Ground;
using Tandem.Twin.Simulation.Pods;
using Tandem.Twin.Traffic;

namespace Tandem.Twin.Hosting;

/// <summary>A twin that runs in this process: each region's cluster with its API, the gateway in front, and the control endpoint.</summary>
public sealed class TwinHost : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SimulatedFleet fleet;
    private readonly GatewayFront front;
    private readonly StubPark stubs;
    private readonly Task loop;
    private readonly TwinLock held;
    private TwinApiServer apis = null!;
    private ControlServer control = null!;
    private bool isStopped;

    private TwinHost(TwinOptions options, TwinLock held)
    {
        (Options, this.held) = (options, held);
        Clock = new SimulatedClock(options.Speed, earliest: options.Restored.Values.Select(snapshot => (DateTimeOffset?)snapshot.Time).Max());
        Stores = options.Regions.ToDictionary(region => region, _ => new ObjectStore(Clock), StringComparer.Ordinal);
        foreach (var (region, snapshot) in options.Restored)
        {
            snapshot.Restore(Stores[region]);
        }

        stubs = new StubPark(options.Regions);
        var settings = new SimulationSettings
        {
            Times = options.Times,
            StartServer = stubs.StartAsync,
            Sources = options.Sources,
            KubernetesVersion = $"v{options.KubernetesVersion}",
        };
        fleet = new SimulatedFleet(Stores, new SimulatedGround(options.GroundFolder), Faults, settings, Clock);
        front = new GatewayFront(options, Stores, Faults);
        if (options.Restored.Count > 0)
        {
            fleet.Settle();
        }

        loop = Task.Run(() => fleet.RunAsync(end.Token));
    }

    /// <summary>How it is run.</summary>
    public TwinOptions Options { get; }

    /// <summary>Its clock.</summary>
    public SimulatedClock Clock { get; }

    /// <summary>The objects of each region.</summary>
    public IReadOnlyDictionary<string, ObjectStore> Stores { get; }

    /// <summary>What goes wrong.</summary>
    public FaultBook Faults { get; } = new();

    /// <summary>Each region's API.</summary>
    public IReadOnlyDictionary<string, Uri> Apis => apis.Addresses;

    /// <summary>Each region's gateway address; none while there is no Gateway.</summary>
    public IReadOnlyDictionary<string, Uri> Gateways => front.Addresses;

    /// <summary>The servers that the gateway knows.</summary>
    public IReadOnlyList<EndpointState> Endpoints => front.Endpoints;

    /// <summary>The control endpoint.</summary>
    public Uri Control => control.Address;

    /// <summary>The kubeconfig.</summary>
    public string Kubeconfig { get; private set; } = "";

    /// <summary>Ends when somebody asks the control endpoint to shut down, or when the simulation breaks.</summary>
    public Task Ended => Task.WhenAny(asked.Task, loop).Unwrap();

    /// <summary>What it is doing.</summary>
    public TwinSnapshot Snapshot => TwinSnapshot.Of(Stores, Faults, front, stubs, Clock);

    private TwinRecord Record => new(
        Environment.ProcessId, Kubeconfig, Control.ToString().TrimEnd('/'),
        Options.Regions.ToDictionary(region => region, region => new TwinRegion(Text(Apis[region]), Gateways.TryGetValue(region, out var gateway) ? Text(gateway) : null), StringComparer.Ordinal),
        Options.ConfigCluster, Options.Speed, TimeProvider.System.GetUtcNow())
    {
        Snapshot = Options.Snapshot?.Path,
    };

    /// <summary>Starts it.</summary>
    /// <exception cref="TwinException">A twin runs already, or a port is in use.</exception>
    public static async Task<TwinHost> StartAsync(TwinOptions options, CancellationToken cancel)
    {
        var folder = TwinLock.Take(options.Folder);
        TwinRecord.Remove(options.Folder);
        var host = new TwinHost(options, folder);
        try
        {
            await host.ListenAsync(cancel);
            return host;
        }
        catch (IOException e)
        {
            await host.DisposeAsync();
            throw new TwinException($"The twin cannot listen: {e.Message.TrimEnd('.')}.", "Free the port, or leave the choice of ports to the twin.");
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Says in <c>twin.json</c> that it is ready.</summary>
    public void TellReady() => Record.Write(Options.Folder);

    /// <summary>Ends it in order: what the regions hold is kept where the options say so, before another twin can take its place.</summary>
    /// <param name="tell">Is told what was kept.</param>
    /// <exception cref="TwinException">It cannot be kept.</exception>
    public async Task EndAsync(Action<string> tell)
    {
        await StopAsync();
        if (Options.Snapshot is { } folder)
        {
            var count = await folder.WriteAsync(Stores, Clock.GetUtcNow());
            tell(string.Create(CultureInfo.InvariantCulture, $"saved      {count} objects to {folder.Shown}"));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await front.DisposeAsync();
        await stubs.DisposeAsync();
        end.Dispose();
        held.Dispose();
    }

    // Whoever writes to the stores: the simulation, and the clients of the APIs.
    private async ValueTask StopAsync()
    {
        if (Interlocked.Exchange(ref isStopped, true))
        {
            return;
        }

        TwinRecord.Remove(Options.Folder);
        await end.CancelAsync();
        await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var server in new IAsyncDisposable?[] { control, apis }.OfType<IAsyncDisposable>())
        {
            await server.DisposeAsync();
        }
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        await front.StartAsync(cancel);
        var network = new PodNetwork(fleet.Clusters, () => front.ByAddress(fleet.Clusters[Options.ConfigCluster].Ground));
        apis = await TwinApiServer.StartAsync(
            fleet.Clusters.ToDictionary(pair => pair.Key, pair => (pair.Value.Store, ApiOf(pair.Value, network)), StringComparer.Ordinal), Options.Ports, cancel);
        control = await ControlServer.StartAsync(this, () => asked.TrySetResult(), cancel);
        Kubeconfig = TwinKubeconfig.Write(Options.Folder, Apis, Options.ConfigCluster);
    }

    private TwinApiOptions ApiOf(SimulatedCluster cluster, PodNetwork network)
    {
        var (console, logs, faults) = (new PodConsole(cluster, network), new PodLogs(cluster), new ApiFaults(cluster.Region, Faults));
        return new TwinApiOptions
        {
            KubernetesVersion = Options.KubernetesVersion,
            Admit = cluster.Admission.Admit,
            Exec = console.RunAsync,
            Logs = logs.Read,
            Fault = faults.Of,
        };
    }

    private static string Text(Uri address) => address.GetLeftPart(UriPartial.Authority);
}

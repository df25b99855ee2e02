using System.Threading.Channels;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Faults;
using Tandem.Twin.Simulation.Gateways;
using Tandem.Twin.Simulation.Ground;

namespace Tandem.Twin.Simulation;

/// <summary>All clusters, and the one loop that every controller runs on: a look follows each change and each time that one waits for.</summary>
internal sealed class SimulatedFleet
{
    /// <summary>Who uses a Gateway's address, for whoever asks the ground.</summary>
    public const string AddressUser = "the twin's cross-region gateway";

    // A Pod, its ReplicaSet, its Deployment, its Application: each hears of a change a look later.
    private const int MostLooks = 10;

    private readonly TimeProvider clock;
    private readonly SimulatedGround ground;
    private readonly FaultBook faults;
    private readonly GatewayController gateways = new();
    private readonly PoolExports exports = new();
    private readonly Channel<bool> changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public SimulatedFleet(IReadOnlyDictionary<string, ObjectStore> stores, SimulatedGround ground, FaultBook faults, SimulationSettings settings, TimeProvider clock)
    {
        (this.clock, this.ground, this.faults) = (clock, ground, faults);
        var shared = settings with { Wake = Wake };
        Clusters = stores.ToDictionary(pair => pair.Key, pair => new SimulatedCluster(pair.Key, pair.Value, ground, faults, shared), StringComparer.Ordinal);
        faults.Changed += (_, _) => Wake();
        foreach (var cluster in Clusters.Values)
        {
            ClusterEquipment.Install(cluster);
        }
    }

    public IReadOnlyDictionary<string, SimulatedCluster> Clusters { get; }

    /// <summary>Looks once at everything.</summary>
    /// <returns>When to look again even if nothing changes.</returns>
    public DateTimeOffset? Reconcile()
    {
        foreach (var cluster in Clusters.Values)
        {
            cluster.Reconcile();
        }

        if (ground.Now.ConfigRegion is { } region && Clusters.TryGetValue(region, out var config)
            && !faults.Has(FaultKind.RegionLoss, region) && !faults.Has(FaultKind.ControlPlaneGone, region))
        {
            var fleet = new FleetView(Clusters, config);
            exports.Reconcile(fleet);
            RouteController.Reconcile(fleet);
            PolicyController.Reconcile(fleet);
            PolicyController.ReconcilePools(fleet);
            gateways.Reconcile(fleet);
        }

        return Clusters.Values.Select(cluster => cluster.Due).Min();
    }

    /// <summary>Looks until nothing changes any more, or often enough: what was restored says of Pods and workloads what is no longer so.</summary>
    public void Settle()
    {
        for (var (looks, before) = (0, -1L); looks < MostLooks && before != Versions; looks++)
        {
            before = Versions;
            Reconcile();
        }
    }

    /// <summary>Looks after each change and at each time waited for, until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var subscriptions = Clusters.Values.Select(cluster => cluster.Store.Subscribe(null, null)).ToList();
        var pumps = subscriptions.ConvertAll(subscription => PumpAsync(subscription, cancel));
        await using var alarm = clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        try
        {
            while (!cancel.IsCancellationRequested)
            {
                var due = Reconcile();
                if (due is { } time)
                {
                    alarm.Change(TimeSpan.FromTicks(Math.Max(0, (time - clock.GetUtcNow()).Ticks)), Timeout.InfiniteTimeSpan);
                }

                await changed.Reader.ReadAsync(cancel);
            }
        }
        catch (OperationCanceledException)
        {
            // It was told to end.
        }
        finally
        {
            subscriptions.ForEach(subscription => subscription.Dispose());
            await Task.WhenAll(pumps);
            await Task.WhenAll(Clusters.Values.Select(cluster => cluster.Pods.StopAsync()));
            ground.FreeAddresses(AddressUser);
        }
    }

    private long Versions => Clusters.Values.Sum(cluster => cluster.Store.Version);

    private void Wake() => changed.Writer.TryWrite(true);

    private async Task PumpAsync(StoreSubscription subscription, CancellationToken cancel)
    {
        try
        {
            while (await subscription.WaitAsync(cancel))
            {
                while (subscription.TryRead(out _))
                {
                    // What changed does not matter: every controller looks at all of its kind.
                }

                Wake();
            }
        }
        catch (OperationCanceledException)
        {
            // The loop ends.
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Manifests;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation;
using Tandem.Twin.Simulation.Delivery;
using Tandem.Twin.Simulation.Faults;
using Tandem.Twin.Simulation.Ground;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Tests.Twin.Simulation;

/// <summary>Two simulated clusters whose time a test moves; servers are pretended.</summary>
internal sealed class TestFleet
{
    public const string Space = "gemma";

    private readonly SimulatedFleet fleet;

    public TestFleet(TestGround? ground = null, GitSources? sources = null)
        : this((ground ?? new TestGround()).Open(), new ManualClock(), new Dictionary<string, StoreSnapshot>(StringComparer.Ordinal), sources)
    {
    }

    private TestFleet(SimulatedGround ground, ManualClock clock, IReadOnlyDictionary<string, StoreSnapshot> restored, GitSources? sources = null)
    {
        (Ground, Clock) = (ground, clock);
        var stores = new[] { TestGround.Us, TestGround.Eu }.ToDictionary(region => region, _ => new ObjectStore(Clock), StringComparer.Ordinal);
        restored.ToList().ForEach(pair => pair.Value.Restore(stores[pair.Key]));
        fleet = new SimulatedFleet(stores, Ground, Faults, new SimulationSettings { StartServer = StartAsync, Sources = sources ?? new GitSources() }, Clock);
        foreach (var store in stores.Values.Where(_ => restored.Count == 0))
        {
            store.Create(new ObjectKey("", "Namespace", "", Space), new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Namespace" });
        }

        Settle();
    }

    public ManualClock Clock { get; }

    public FaultBook Faults { get; } = new();

    public SimulatedGround Ground { get; }

    /// <summary>How busy the pretended servers say they are.</summary>
    public int Busy { get; set; }

    public ObjectStore Store => StoreOf(TestGround.Us);

    public SimulatedCluster Cluster => fleet.Clusters[TestGround.Us];

    public IReadOnlyDictionary<string, SimulatedCluster> Clusters => fleet.Clusters;

    public ObjectStore StoreOf(string region) => fleet.Clusters[region].Store;

    public void Apply(string yaml, string region = TestGround.Us)
    {
        foreach (var item in Objects(yaml))
        {
            ArgoApply.Put(fleet.Clusters[region], item, new ComparedObject(item, null, ["/"]));
        }

        Settle();
    }

    public static IReadOnlyList<GitObject> Objects(string yaml) =>
        [.. YamlReader.Read(new SourceText("test.yaml", yaml)).Documents.Select(document => GitObject.Of(JsonSerializer.SerializeToElement(NodeJson.Of(document))))];

    /// <summary>Lets simulated time pass, and everything happen that falls into it.</summary>
    public void Pass(double seconds)
    {
        var end = Clock.Now.AddSeconds(seconds);
        while (Settle() is { } due && due <= end)
        {
            Clock.Now = due > Clock.Now ? due : Clock.Now.AddMilliseconds(1);
        }

        Clock.Now = end;
        Settle();
    }

    /// <summary>Ends everything, and begins anew with what the stores held.</summary>
    public async Task<TestFleet> RestartAsync()
    {
        await Task.WhenAll(fleet.Clusters.Values.Select(cluster => cluster.Pods.StopAsync()));
        return new TestFleet(Ground, Clock, fleet.Clusters.ToDictionary(pair => pair.Key, pair => StoreSnapshot.Of(pair.Value.Store, Clock.Now), StringComparer.Ordinal));
    }

    public StoredObject Find(string group, string kind, string name, string region = TestGround.Us) =>
        StoreOf(region).Find(new ObjectKey(group, kind, Space, name)) ?? throw new InvalidOperationException($"no {kind} {name}");

    public List<PodView> Pods(string region = TestGround.Us) => [.. StoreOf(region).List("", "Pod", Space).Select(pod => new PodView(pod))];

    public List<string> Events(string reason) =>
        [.. Store.List("", "Event").Where(found => found.Json.Text("reason") == reason).Select(found => found.Json.Text("message")!)];

    private DateTimeOffset? Settle()
    {
        for (var round = 0; round < 100; round++)
        {
            var before = fleet.Clusters.Values.Sum(cluster => cluster.Store.Version);
            var due = fleet.Reconcile();
            if (before == fleet.Clusters.Values.Sum(cluster => cluster.Store.Version))
            {
                return due;
            }
        }

        throw new InvalidOperationException("The controllers never come to rest: " + string.Join("\n", fleet.Clusters.Values.SelectMany(cluster => cluster.Store.Snapshot().Objects).OrderByDescending(stored => stored.Version).Take(3).Select(stored => stored.Json)));
    }

    private Task<PodServer> StartAsync(PodServerRequest request, CancellationToken cancel) =>
        Task.FromResult(new PodServer("127.0.0.1:1") { Turn = _ => { }, Busy = () => Busy, Stop = _ => ValueTask.CompletedTask });
}

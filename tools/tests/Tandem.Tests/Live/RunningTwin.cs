using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Live.Clusters;
using Tandem.Live.Drill;
using Tandem.Live.Load;
using Tandem.Live.Targets;
using Tandem.Manifests;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live;

/// <summary>A twin of this repository in a process of its own, as a user starts it; gone after the tests that share it.</summary>
public sealed class RunningTwin : IAsyncLifetime
{
    public const string Target = "us-east5";
    public const string Survivor = "europe-west4";

    private static readonly (string Name, string Value)[] Quick = [("--baseline", "2"), ("--settle", "1"), ("--hold", "1"), ("--failover-within", "30"), ("--restore-within", "60")];

    // What an API server counts up or notes by itself.
    private static readonly string[] Counted = ["resourceVersion", "managedFields", "generation"];

    private readonly string folder = Path.Combine(TestEnvironment.Scratch, Guid.NewGuid().ToString("N"));
    private readonly HttpClient http = new();

    /// <summary>The fleet, over the twin's kubeconfig.</summary>
    public LiveFleet Fleet { get; private set; } = null!;

    /// <summary>Its control endpoint.</summary>
    public TwinControl Control { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // At 60 a health check has a twelfth of a second: too little on a machine that runs other tests beside this.
        var started = await RunAsync("twin", "up", "--speed", "30");
        started.ExitCode.ShouldBe(0, started.Output + started.Error);
        var twin = TwinState.Find(Path.Combine(folder, "twin")).ShouldNotBeNull();
        var names = FleetNames.Of(new Workspace(RealRepository.Root));
        Fleet = await LiveFleet.OpenAsync(names, twin.Kubeconfig, names.Regions.ToDictionary(region => region, region => region), twin, TimeProvider.System);
        Control = new TwinControl(http, twin.Control);
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("twin", "down");
        Fleet?.Dispose();
        http.Dispose();
    }

    /// <summary>The address of a region's API.</summary>
    public string Api(string region) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "twin", "twin.json")))!["regions"]![region]!["api"]!.GetValue<string>();

    /// <summary>Runs the tool beside the twin.</summary>
    internal Task<CommandLine.Result> RunAsync(params string[] arguments) => RunAsync(null, arguments);

    /// <summary>Runs the tool beside the twin, and hands out its process.</summary>
    internal Task<CommandLine.Result> RunAsync(Action<System.Diagnostics.Process>? started, params string[] arguments) =>
        CommandLine.RunAsync(RealRepository.Root, arguments, environment: [("TANDEM_STATE", folder)], started: started);

    /// <summary>A drill that takes seconds.</summary>
    internal Task<CommandLine.Result> DrillAsync(Action<System.Diagnostics.Process>? started, params string[] arguments) => RunAsync(started,
        ["drill", "--twin", "--region", Target, "--yes", .. Quick.Where(option => !arguments.Contains(option.Name)).SelectMany(option => new[] { option.Name, option.Value }), .. arguments]);

    /// <summary>The record of a drill; null where none stands in any cluster.</summary>
    public Task<FoundRecord?> RecordAsync() => new DrillRecordStore(Fleet).FindAsync(TestContext.Current.CancellationToken);

    /// <summary>Waits until both regions serve and nothing is changing.</summary>
    public async Task QuietAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        IReadOnlyList<GuardResult> broken = [];
        await Wait.UntilAsync(async token =>
        {
            broken = [.. DrillGuards.Check(await DrillSurvey.TakeAsync(Fleet, Target, token)).Where(guard => !guard.Holds)];
            return broken.Count == 0;
        }, TimeSpan.FromMinutes(1), TimeProvider.System, cancel);
        broken.Select(guard => $"{guard.Name}: {guard.Value}").ShouldBeEmpty();
    }

    /// <summary>Sets a fault for as long as the result is kept.</summary>
    public async Task<IAsyncDisposable> FaultAsync(string kind, string region)
    {
        var id = await Control.AddFaultAsync(new JsonObject { ["kind"] = kind, ["region"] = region }, TestContext.Current.CancellationToken);
        return new Fault(Control, id);
    }

    /// <summary>Every object of every region that somebody wrote, without what an API server counts up and what controllers report.</summary>
    public async Task<IReadOnlyDictionary<string, string>> DumpAsync()
    {
        var dump = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var cluster in Fleet.Clusters.Values)
        {
            foreach (var type in await ApiKinds.OfAsync(cluster, TestContext.Current.CancellationToken))
            {
                foreach (var found in await cluster.ListAsync(type, null, null, TestContext.Current.CancellationToken))
                {
                    Add(dump, cluster.Region, type, found);
                }
            }
        }

        return dump;
    }

    private static void Add(SortedDictionary<string, string> dump, string region, ResourceType type, JsonObject found)
    {
        // What a controller makes of another object is that object's affair: Pods have new names after a restart.
        if (found.At("metadata", "ownerReferences") is not null || type.Kind is "Event" or "Lease" or "Pod" or "Node")
        {
            return;
        }

        found.Remove("status");
        var metadata = found["metadata"]!.AsObject();
        Array.ForEach(Counted, field => metadata.Remove(field));
        dump[$"{region} {type.FullName} {metadata["namespace"]} {metadata["name"]}"] = Sorted(found)!.ToJsonString();
    }

    // The order of keys says nothing: a field that was taken away and put back stands last.
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private sealed class Fault(TwinControl control, string id) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await control.RemoveFaultAsync(id, TestContext.Current.CancellationToken);
    }
}

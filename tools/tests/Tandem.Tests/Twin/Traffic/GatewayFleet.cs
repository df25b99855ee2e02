using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Traffic;

namespace Tandem.Tests.Twin.Traffic;

/// <summary>Two regions with a server each and the gateway over them, as sim would set them up; time of the objects passes ten times as fast, or as is asked.</summary>
internal sealed class GatewayFleet : IAsyncDisposable
{
    public const string Near = "us-east5";
    public const string Far = "europe-west4";

    private readonly Dictionary<string, ObjectStore> stores = new() { [Near] = new ObjectStore(TimeProvider.System), [Far] = new ObjectStore(TimeProvider.System) };
    private readonly Dictionary<string, StubServer> stubs = [];

    private GatewayFleet()
    {
    }

    public TwinGateway Gateway { get; private set; } = null!;

    public StubServer NearStub => stubs[Near];

    public StubServer FarStub => stubs[Far];

    public RegionTraffic NearTraffic => TrafficOf(Near);

    public static async Task<GatewayFleet> StartAsync(GatewayOptions? options = null, Func<StubOptions, StubOptions>? stub = null, Action<GatewayFleet>? objects = null, double factor = 10)
    {
        var fleet = new GatewayFleet();
        foreach (var region in new[] { Near, Far })
        {
            var server = await Stubs.StartAsync(plain => (stub?.Invoke(plain) ?? plain) with { Region = region, PodName = $"vllm-{region}" });
            fleet.stubs[region] = server;
            foreach (var (key, body) in region == Near ? GatewayObjects.OfEachRegion.Concat(GatewayObjects.OfTheConfigCluster) : GatewayObjects.OfEachRegion)
            {
                fleet.stores[region].Create(key, GatewayObjects.Parse(body));
            }

            fleet.stores[region].Create(GatewayObjects.PodKey($"vllm-{region}"), GatewayObjects.Pod(server.Address));
        }

        objects?.Invoke(fleet);
        fleet.Gateway = await TwinGateway.StartAsync(fleet.stores, Near, (options ?? new GatewayOptions()) with { TimeFactor = factor }, TestContext.Current.CancellationToken);
        return fleet;
    }

    /// <summary>Starts it and waits until both servers are healthy.</summary>
    public static async Task<GatewayFleet> StartHealthyAsync(GatewayOptions? options = null, Func<StubOptions, StubOptions>? stub = null, Action<GatewayFleet>? objects = null, double factor = 10)
    {
        var fleet = await StartAsync(options, stub, objects, factor);
        await Soon.TrueAsync(() => fleet.Gateway.Endpoints.Count(endpoint => endpoint.Healthy) == 2, "both servers pass their health check");
        return fleet;
    }

    public ObjectStore Store(string region) => stores[region];

    public RegionTraffic TrafficOf(string region) => Gateway.Traffic.Regions.Single(traffic => traffic.Region == region);

    /// <summary>Changes an object of the config cluster, or of the region named.</summary>
    public void Edit(ObjectKey key, Action<JsonObject> edit, string region = Near) => stores[region].Update(key, edit).ShouldBeThere();

    /// <summary>Changes the part of a policy that counts.</summary>
    public void EditDefault(ObjectKey policy, Action<JsonObject> edit) => Edit(policy, body => edit(body["spec"]!["default"]!.AsObject()));

    public string AddressOf(string region) => Gateway.Addresses.Single(address => address.Region == region).Endpoint.Authority;

    public Task<HttpResponseMessage> ChatAsync(JsonNode? body = null, bool wholeBody = true, CancellationToken? cancel = null, string? objective = null, string from = Near) =>
        Stubs.ChatAsync(AddressOf(from), body, wholeBody, cancel, objective);

    /// <summary>Who answers now: a region, or the status that came instead.</summary>
    public async Task<string> AnswererAsync(string from = Near)
    {
        using var answer = await ChatAsync(from: from);
        return Stubs.RegionOf(answer) ?? $"{(int)answer.StatusCode}";
    }

    public Task SoonAnsweredByAsync(string who, string from = Near) => Soon.TrueAsync(async () => await AnswererAsync(from) == who, $"answered by {who}");

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        foreach (var stub in stubs.Values)
        {
            await stub.DisposeAsync();
        }
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Traffic;

namespace Tandem.Bench;

/// <summary>What the twin's gateway costs a request: the same chat straight to a stand-in, through the gateway, and through haproxy.</summary>
internal sealed class GatewayBenchmark(string scratch) : IBenchmark
{
    private const int Rounds = 7;
    private const string Namespace = "gemma";
    private const string Region = "us-east5";
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);

    public string Name => "gateway";

    public async Task RunAsync()
    {
        var cancel = CancellationToken.None;
        await using var stub = await StubServer.StartAsync(
            new StubOptions { Region = Region, PodName = "vllm-gemma", ModelNames = ["gemma"], FirstToken = TimeSpan.Zero, PerToken = TimeSpan.Zero, LeastTokens = 1, Slots = 256 }, cancel);
        await using var gateway = await TwinGateway.StartAsync(new Dictionary<string, ObjectStore> { [Region] = Objects(stub.Address) }, Region, new GatewayOptions(), cancel);
        await using var retrying = await TwinGateway.StartAsync(new Dictionary<string, ObjectStore> { [Region] = Objects(stub.Address) }, Region, new GatewayOptions { Retry = true }, cancel);
        await HealthyAsync(gateway);
        await HealthyAsync(retrying);
        using var haproxy = Haproxy.Start(scratch, stub.Address);
        var targets = new List<(string Name, string Address)>
        {
            ("direct", stub.Address),
            ("the twin's gateway", gateway.Addresses[0].Endpoint.Authority),
            ("the twin's gateway, retry on", retrying.Addresses[0].Endpoint.Authority),
        };
        if (haproxy is not null)
        {
            targets.Add((haproxy.Version, haproxy.Address));
            await ListeningAsync(haproxy.Address);
        }

        await RaceAsync(targets);
    }

    private static async Task RaceAsync(List<(string Name, string Address)> targets)
    {
        var turns = targets.ToDictionary(target => target.Name, _ => (Alone: new List<LoadTurn>(), Crowd: new List<LoadTurn>()));
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (name, address) in targets)
            {
                var alone = await LoadTurn.RunAsync(address, clients: 1, Turn);
                var crowd = await LoadTurn.RunAsync(address, clients: 32, Turn);
                // The first round warms everything up.
                if (round > 0)
                {
                    turns[name].Alone.Add(alone);
                    turns[name].Crowd.Add(crowd);
                }
            }
        }

        Print(targets.Select(target => target.Name), turns);
    }

    private static void Print(IEnumerable<string> names, Dictionary<string, (List<LoadTurn> Alone, List<LoadTurn> Crowd)> turns)
    {
        Console.WriteLine($"\nPOST /v1/chat/completions, {Rounds} rounds of {Turn.TotalSeconds:0} s each, medians\n");
        Console.WriteLine("| path | 1 client: req/s | p50 µs | p99 µs | ratio of p50 | 32 clients: req/s | p50 µs | p99 µs | ratio of req/s |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        var direct = turns["direct"];
        foreach (var name in names)
        {
            var (alone, crowd) = turns[name];
            Console.WriteLine(
                $"| {name} | {Median(alone, turn => turn.PerSecond):0} | {Median(alone, turn => turn.P50):0} | {Median(alone, turn => turn.P99):0} | {Median(alone, turn => turn.P50) / Median(direct.Alone, turn => turn.P50):0.00} "
                + $"| {Median(crowd, turn => turn.PerSecond):0} | {Median(crowd, turn => turn.P50):0} | {Median(crowd, turn => turn.P99):0} | {Median(crowd, turn => turn.PerSecond) / Median(direct.Crowd, turn => turn.PerSecond):0.00} |");
        }
    }

    private static double Median(List<LoadTurn> turns, Func<LoadTurn, double> of) => turns.Select(of).Order().ElementAt(turns.Count / 2);

    private static async Task HealthyAsync(TwinGateway gateway)
    {
        while (!gateway.Endpoints.Any(endpoint => endpoint.Healthy))
        {
            await Task.Delay(10);
        }
    }

    private static async Task ListeningAsync(string address)
    {
        while (true)
        {
            try
            {
                using var connection = new TcpClient();
                await connection.ConnectAsync(IPEndPoint.Parse(address));
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20);
            }
        }
    }

    // The repository's own route and policies, so that the gateway does for each request what it does in a rehearsal.
    private static ObjectStore Objects(string address)
    {
        var store = new ObjectStore(TimeProvider.System);
        void Add(string group, string kind, string name, string json) => store.Create(new ObjectKey(group, kind, Namespace, name), JsonNode.Parse(json)!.AsObject());
        Add("gateway.networking.k8s.io", "Gateway", "gateway", """{"spec": {"gatewayClassName": "gke-l7-cross-regional-internal-managed-mc", "addresses": [{"type": "networking.gke.io/named-address-with-region", "value": "regions/us-east5/addresses/ip"}], "listeners": [{"name": "http", "port": 80, "protocol": "HTTP"}]}}""");
        Add("gateway.networking.k8s.io", "HTTPRoute", "route", """{"spec": {"parentRefs": [{"name": "gateway"}], "rules": [{"backendRefs": [{"group": "networking.gke.io", "kind": "GCPInferencePoolImport", "name": "pool"}]}]}}""");
        Add("networking.gke.io", "GCPInferencePoolImport", "pool", """{"spec": {}}""");
        Add("networking.gke.io", "HealthCheckPolicy", "health", """{"spec": {"targetRef": {"group": "networking.gke.io", "kind": "GCPInferencePoolImport", "name": "pool"}, "default": {"healthyThreshold": 1, "config": {"type": "HTTP", "httpHealthCheck": {"requestPath": "/health"}}}}}""");
        Add("networking.gke.io", "GCPBackendPolicy", "backend", """{"spec": {"targetRef": {"group": "networking.gke.io", "kind": "GCPInferencePoolImport", "name": "pool"}, "default": {"timeoutSec": 600, "balancingMode": "CUSTOM_METRICS", "customMetrics": [{"name": "gke.named_metrics.tpu-cache", "maxUtilizationPercent": 60}]}}}""");
        Add("inference.networking.k8s.io", "InferencePool", "pool", """{"metadata": {"annotations": {"networking.gke.io/export": "True"}}, "spec": {"selector": {"matchLabels": {"app": "server"}}, "targetPorts": [{"number": 8000}]}}""");
        Add("autoscaling.gke.io", "AutoscalingMetric", "tpu-cache", """{"spec": {"metrics": [{"pod": {"selector": {"matchLabels": {"app": "server"}}, "containers": [{"endpoint": {"port": 8000, "path": "/metrics"}, "metrics": [{"gauge": {"name": "tpu-cache", "prometheusMetricName": "vllm:kv_cache_usage_perc", "loadBalancing": {"enabled": true}}}]}]}}]}}""");
        var pod = JsonNode.Parse("""{"metadata": {"labels": {"app": "server"}, "annotations": {}}, "status": {"conditions": [{"type": "Ready", "status": "True"}]}}""")!.AsObject();
        pod["metadata"]!["annotations"]!["twin.tandem.dev/endpoint"] = address;
        store.Create(new ObjectKey("", "Pod", Namespace, "server"), pod);
        return store;
    }
}

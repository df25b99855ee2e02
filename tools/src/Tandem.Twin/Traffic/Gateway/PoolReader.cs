using System.Text.Json;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>Reads the imported pools: the exported InferencePool of each region, and its Pods that are Ready and not leaving.</summary>
internal sealed class PoolReader(IReadOnlyDictionary<string, ObjectStore> regions, ObjectStore config, GatewayOptions options)
{
    private const string EndpointAnnotation = "twin.tandem.dev/endpoint";
    private readonly PolicyReader policies = new(config, options);

    /// <summary>Every import of the config cluster.</summary>
    public IReadOnlyList<PoolSpec> Read() => [.. config.List("networking.gke.io", "GCPInferencePoolImport").Select(Read)];

    private PoolSpec Read(StoredObject imported)
    {
        var import = imported.Key;
        var (timeout, draining) = policies.Times(import);
        var open = regions.Where(region => IsMember(imported.Json, region.Key) && IsOpen(region.Value, import)).ToDictionary();
        return new PoolSpec(
            import,
            timeout,
            draining,
            policies.Health(import),
            regions.Keys.ToDictionary(region => region, region => policies.Region(import, region)),
            [.. open.SelectMany(region => Endpoints(region.Key, region.Value, import))])
        {
            Open = open.Keys.ToHashSet(),
            Told = open.Values.SelectMany(store => store.List("", "Pod", import.Namespace).Where(pod => !IsDead(pod.Json, Selector(store, import)))).Select(pod => pod.Uid).ToHashSet(),
        };
    }

    // Where the import says whom it imports, a pool that is annotated in another cluster (one outside the fleet) does not count.
    private static bool IsMember(JsonElement import, string region)
    {
        var members = import.Items("status", "clusters").Select(cluster => cluster.Text("region")).ToList();
        return members.Count == 0 || members.Contains(region);
    }

    // The string "True", not a boolean and not another spelling.
    private static bool IsOpen(ObjectStore store, ObjectKey import)
    {
        var pool = PoolOf(store, import);
        return pool.Text("metadata", "annotations", "networking.gke.io/export") == "True" && !IsClosed(store, pool, import.Namespace);
    }

    private static JsonElement PoolOf(ObjectStore store, ObjectKey import) =>
        store.Find(new ObjectKey("inference.networking.k8s.io", "InferencePool", import.Namespace, import.Name))?.Json ?? default;

    private static JsonElement Selector(ObjectStore store, ObjectKey import) => PoolOf(store, import).At("spec", "selector");

    private IEnumerable<EndpointSpec> Endpoints(string region, ObjectStore store, ObjectKey import)
    {
        var target = PoolOf(store, import).Items("spec", "targetPorts").Select(port => (int)(port.Number("number") ?? 0)).FirstOrDefault();
        var (metrics, selector) = (new MetricReader(store, options), Selector(store, import));
        return store.List("", "Pod", import.Namespace)
            .Where(pod => Labels.Match(selector, pod.Json.Texts("metadata", "labels")) && Serves(pod.Json))
            .Select(pod => Endpoint(region, pod, target, metrics));
    }

    // The load balancer asks the picker for each request; FailClose, the default, means no answer without it.
    private static bool IsClosed(ObjectStore store, JsonElement pool, string @namespace)
    {
        if (pool.Text("spec", "endpointPickerRef", "name") is not { } picker || pool.Text("spec", "endpointPickerRef", "failureMode") == "FailOpen")
        {
            return false;
        }

        var selector = (store.Find(new ObjectKey("", "Service", @namespace, picker))?.Json ?? default).Texts("spec", "selector");
        return selector.Count == 0 || !store.List("", "Pod", @namespace).Any(pod => Labels.HoldAll(pod.Json.Texts("metadata", "labels"), selector) && IsReady(pod.Json));
    }

    private static EndpointSpec Endpoint(string region, StoredObject pod, int target, MetricReader metrics)
    {
        var ports = pod.Json.Items("spec", "containers").SelectMany(container => container.Items("ports")).Select(port => (int)(port.Number("containerPort") ?? 0)).ToList();
        return new EndpointSpec(
            region,
            $"{pod.Key.Namespace}/{pod.Key.Name}",
            pod.Uid,
            pod.Json.Text("metadata", "annotations", EndpointAnnotation)!,
            ports,
            target,
            metrics.For(pod.Json, pod.Key.Namespace, ports));
    }

    private static bool Serves(JsonElement pod) => pod.Text("metadata", "annotations", EndpointAnnotation) is not null && IsReady(pod);

    // Nobody took it out, and its process listens no more.
    private static bool IsDead(JsonElement pod, JsonElement selector) =>
        pod.Text("metadata", "deletionTimestamp") is null && Labels.Match(selector, pod.Texts("metadata", "labels")) && pod.Text("metadata", "annotations", EndpointAnnotation) is null;

    private static bool IsReady(JsonElement pod) => pod.Text("metadata", "deletionTimestamp") is null && Conditions.IsTrue(pod, "Ready");
}

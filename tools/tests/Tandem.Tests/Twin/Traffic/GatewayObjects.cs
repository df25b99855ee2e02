using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Twin.Traffic;

/// <summary>The objects of the repository's gateway and pool, in the smallest form that says the same.</summary>
internal static class GatewayObjects
{
    public const string Namespace = "gemma";

    public static readonly ObjectKey Gateway = new("gateway.networking.k8s.io", "Gateway", Namespace, "cross-region-gateway");
    public static readonly ObjectKey Route = new("gateway.networking.k8s.io", "HTTPRoute", Namespace, "gemma-route");
    public static readonly ObjectKey Import = new("networking.gke.io", "GCPInferencePoolImport", Namespace, "gemma-pool");
    public static readonly ObjectKey Health = new("networking.gke.io", "HealthCheckPolicy", Namespace, "gemma-health-check");
    public static readonly ObjectKey Backend = new("networking.gke.io", "GCPBackendPolicy", Namespace, "gemma-backend-policy");
    public static readonly ObjectKey Pool = new("inference.networking.k8s.io", "InferencePool", Namespace, "gemma-pool");
    public static readonly ObjectKey Metric = new("autoscaling.gke.io", "AutoscalingMetric", Namespace, "tpu-cache");
    public static readonly ObjectKey Monitoring = new("monitoring.googleapis.com", "PodMonitoring", Namespace, "vllm-gemma-monitoring");
    public static readonly ObjectKey Urgent = new("inference.networking.x-k8s.io", "InferenceObjective", Namespace, "gemma-objective");
    public static readonly ObjectKey Sheddable = new("inference.networking.x-k8s.io", "InferenceObjective", Namespace, "batch");

    public static readonly IReadOnlyDictionary<ObjectKey, string> OfTheConfigCluster = new Dictionary<ObjectKey, string>
    {
        [Gateway] = """
            {"spec": {"gatewayClassName": "gke-l7-cross-regional-internal-managed-mc",
              "addresses": [
                {"type": "networking.gke.io/named-address-with-region", "value": "regions/europe-west4/addresses/gemma-gateway-ip-europe-west4"},
                {"type": "networking.gke.io/named-address-with-region", "value": "regions/us-east5/addresses/gemma-gateway-ip-us-east5"}],
              "listeners": [{"name": "http", "port": 80, "protocol": "HTTP", "allowedRoutes": {"namespaces": {"from": "Same"}}}]}}
            """,
        [Route] = """
            {"spec": {"parentRefs": [{"kind": "Gateway", "name": "cross-region-gateway"}],
              "rules": [{"backendRefs": [{"group": "networking.gke.io", "kind": "GCPInferencePoolImport", "name": "gemma-pool", "port": 8000}]}]}}
            """,
        [Import] = """{"spec": {}}""",
        [Health] = """
            {"spec": {"targetRef": {"group": "networking.gke.io", "kind": "GCPInferencePoolImport", "name": "gemma-pool"},
              "default": {"checkIntervalSec": 3, "timeoutSec": 5, "healthyThreshold": 1, "unhealthyThreshold": 2,
                "config": {"type": "HTTP", "httpHealthCheck": {"port": 8000, "portSpecification": "USE_FIXED_PORT", "requestPath": "/health"}}}}}
            """,
        [Backend] = """
            {"spec": {"targetRef": {"group": "networking.gke.io", "kind": "GCPInferencePoolImport", "name": "gemma-pool"},
              "default": {"timeoutSec": 600, "connectionDraining": {"drainingTimeoutSec": 600}, "balancingMode": "CUSTOM_METRICS",
                "customMetrics": [{"name": "gke.named_metrics.tpu-cache", "dryRun": false, "maxUtilizationPercent": 60}]}}}
            """,
    };

    public static readonly IReadOnlyDictionary<ObjectKey, string> OfEachRegion = new Dictionary<ObjectKey, string>
    {
        [Pool] = """
            {"metadata": {"annotations": {"networking.gke.io/export": "True"}},
             "spec": {"selector": {"matchLabels": {"app": "gemma-server"}}, "targetPorts": [{"number": 8000}]}}
            """,
        [Metric] = """
            {"spec": {"metrics": [{"pod": {"selector": {"matchLabels": {"app": "gemma-server"}}, "containers": [{"endpoint": {"port": 8000, "path": "/metrics"},
              "metrics": [{"gauge": {"name": "tpu-cache", "prometheusMetricName": "vllm:kv_cache_usage_perc", "loadBalancing": {"enabled": true}}}]}]}}]}}
            """,
        [Monitoring] = """{"spec": {"selector": {"matchLabels": {"app": "gemma-server"}}, "endpoints": [{"interval": "1s", "path": "/metrics", "port": "http"}]}}""",
        [Urgent] = """{"spec": {"priority": 10, "poolRef": {"name": "gemma-pool"}}}""",
        [Sheddable] = """{"spec": {"priority": -1, "poolRef": {"name": "gemma-pool"}}}""",
    };

    public static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    public static ObjectKey PodKey(string name) => new("", "Pod", Namespace, name);

    public static JsonObject Pod(string address)
    {
        var pod = Parse("""
            {"metadata": {"labels": {"app": "gemma-server"}, "annotations": {}},
             "spec": {"containers": [{"name": "vllm-tpu", "ports": [{"name": "http", "containerPort": 8000}]}]},
             "status": {"phase": "Running", "conditions": [{"type": "Ready", "status": "True"}]}}
            """);
        pod["metadata"]!["annotations"]!["twin.tandem.dev/endpoint"] = address;
        return pod;
    }
}

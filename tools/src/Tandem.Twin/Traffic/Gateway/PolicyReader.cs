using System.Text.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>Reads the policies that are attached to an import.</summary>
/// <remarks>Defaults: GoogleCloudPlatform/gke-gateway-api, <c>healthcheck_types.go</c> and <c>gcpbackendpolicy_types.go</c>.</remarks>
internal sealed class PolicyReader(ObjectStore config, GatewayOptions options)
{
    private const string Group = "networking.gke.io";
    private const string MetricPrefix = "gke.named_metrics.";

    /// <summary>How the endpoints of an import are probed.</summary>
    public HealthCheck Health(ObjectKey import)
    {
        var policy = Attached("HealthCheckPolicy", import);
        var type = policy.Text("config", "type") ?? "HTTP";
        var probe = policy.At("config", type switch { "HTTP" => "httpHealthCheck", "TCP" => "tcpHealthCheck", _ => "" });
        return new HealthCheck(
            type,
            probe.Text("requestPath") ?? "/",
            probe.Text("host"),
            probe.Text("response"),
            probe.Int("port"),
            options.Real(policy.Int("checkIntervalSec") ?? 5),
            options.Real(policy.Int("timeoutSec") ?? 5),
            policy.Int("healthyThreshold") ?? 2,
            policy.Int("unhealthyThreshold") ?? 2);
    }

    /// <summary>How long a whole answer may take, and how long requests keep an endpoint that has left.</summary>
    public (TimeSpan Timeout, TimeSpan Draining) Times(ObjectKey import)
    {
        var policy = Attached("GCPBackendPolicy", import);
        return (options.Real(policy.Int("timeoutSec") ?? 30), options.Real(policy.Int("connectionDraining", "drainingTimeoutSec") ?? 0));
    }

    /// <summary>What a region may take: the first scope that selects it goes before the default, field by field.</summary>
    public RegionPolicy Region(ObjectKey import, string region)
    {
        var policy = Attached("GCPBackendPolicy", import);
        var scope = policy.Items("scopes").FirstOrDefault(candidate => candidate.Text("selector", "gke.io/region") == region);
        JsonElement Field(string name) => scope.At(name) is { ValueKind: not JsonValueKind.Undefined } own ? own : policy.At(name);

        var metrics = Field("customMetrics");
        return new RegionPolicy(
            Field("balancingMode").Text() switch { "CUSTOM_METRICS" => BalancingMode.CustomMetrics, "IN_FLIGHT" => BalancingMode.InFlight, _ => BalancingMode.None },
            [.. metrics.Items().Where(metric => !metric.Flag("dryRun")).Select(Limit)],
            Field("maxInFlightRequestsPerEndpoint").Int() ?? int.MaxValue,
            (Field("capacityScalerPercent").Int() ?? 100) / 100.0,
            Field("backendPreference").Text() == "PREFERRED");
    }

    private static MetricLimit Limit(JsonElement metric)
    {
        var name = metric.Text("name") ?? "";
        var exported = name.StartsWith(MetricPrefix, StringComparison.Ordinal) ? name[MetricPrefix.Length..] : name;
        return new MetricLimit(exported, (metric.Int("maxUtilizationPercent") ?? 100) / 100.0);
    }

    // Of two that target the same, the older holds.
    private JsonElement Attached(string kind, ObjectKey import) => config.List(Group, kind, import.Namespace)
        .Where(policy => Targets(policy.Json.At("spec", "targetRef"), import))
        .OrderBy(policy => policy.Json.Text("metadata", "creationTimestamp"), StringComparer.Ordinal).ThenBy(policy => policy.Key.Name, StringComparer.Ordinal)
        .Select(policy => policy.Json.At("spec", "default")).FirstOrDefault();

    private static bool Targets(JsonElement target, ObjectKey import) =>
        target.Text("group") == import.Group && target.Text("kind") == import.Kind && target.Text("name") == import.Name
        && (target.Text("namespace") ?? import.Namespace) == import.Namespace;
}

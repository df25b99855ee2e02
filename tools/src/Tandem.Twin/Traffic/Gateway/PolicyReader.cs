using System.Text.Json;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>Reads the policies that are attached to an import.</summary>
/// <remarks>Defaults: GoogleCloudPlatform/gke-gateway-api, <c>healthcheck_types.go</c> and <c>gcpbackendpolicy_types.go</c>.</remarks>
internal sealed class PolicyReader(ObjectStore config, GatewayOptions options)
{
    private const string Group = "networking.gke.io";
    private const string MetricPrefix = "gke.named_metrics.";

    // Answering takes the machine as long at sixty times the speed: shorter, and a busy machine would look like a sick server.
    private static readonly TimeSpan LeastProbe = TimeSpan.FromMilliseconds(200);

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
            (int?)probe.Number("port"),
            options.Real(policy.Number("checkIntervalSec") ?? 5),
            TimeSpan.FromTicks(Math.Max(LeastProbe.Ticks, options.Real(policy.Number("timeoutSec") ?? 5).Ticks)),
            (int)(policy.Number("healthyThreshold") ?? 2),
            (int)(policy.Number("unhealthyThreshold") ?? 2));
    }

    /// <summary>How long a whole answer may take, and how long requests keep an endpoint that has left.</summary>
    public (TimeSpan Timeout, TimeSpan Draining) Times(ObjectKey import)
    {
        var policy = Attached("GCPBackendPolicy", import);
        return (options.Real(policy.Number("timeoutSec") ?? 30), options.Real(policy.Number("connectionDraining", "drainingTimeoutSec") ?? 0));
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
            [.. metrics.Items().Where(metric => !metric.IsTrue("dryRun")).Select(Limit)],
            (int)(Field("maxInFlightRequestsPerEndpoint").Number() ?? int.MaxValue),
            (Field("capacityScalerPercent").Number() ?? 100) / 100.0,
            Field("backendPreference").Text() == "PREFERRED");
    }

    private static MetricLimit Limit(JsonElement metric)
    {
        var name = metric.Text("name") ?? "";
        var exported = name.StartsWith(MetricPrefix, StringComparison.Ordinal) ? name[MetricPrefix.Length..] : name;
        return new MetricLimit(exported, (metric.Number("maxUtilizationPercent") ?? 100) / 100.0);
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

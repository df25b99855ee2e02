using System.Text.Json;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>Finds where a Pod's load is read: the AutoscalingMetrics that select it, in either documented shape.</summary>
internal sealed class MetricReader(ObjectStore store, GatewayOptions options)
{
    private const int UsualSeconds = 15;

    /// <summary>The source; null where nothing is exported for the load balancer from a port that the Pod has.</summary>
    public MetricSource? For(JsonElement pod, string @namespace, IReadOnlyList<int> ports)
    {
        var found = store.List("autoscaling.gke.io", "AutoscalingMetric", @namespace)
            .SelectMany(metric => Pods(metric.Json, pod).Concat(Endpoints(metric.Json, pod)))
            .Where(exported => ports.Count == 0 || ports.Contains(exported.Port))
            .ToList();
        if (found.Count == 0)
        {
            return null;
        }

        var names = found.Where(exported => exported.Path == found[0].Path).GroupBy(exported => exported.Name).ToDictionary(group => group.Key, group => group.First().Gauge);
        return new MetricSource(found[0].Path, Interval(pod, @namespace), names);
    }

    // The shape of GKE 1.35.1 and later.
    private static IEnumerable<(string Path, int Port, string Name, string Gauge)> Pods(JsonElement metric, JsonElement pod) =>
        from entry in metric.Items("spec", "metrics")
        where Labels.Match(entry.At("pod", "selector"), pod.Texts("metadata", "labels"))
        from container in entry.Items("pod", "containers")
        from gauge in container.Items("metrics")
        where gauge.IsTrue("gauge", "loadBalancing", "enabled")
        let name = gauge.Text("gauge", "name")
        select (container.Text("endpoint", "path") ?? "/metrics", (int)(container.Number("endpoint", "port") ?? 0), name, gauge.Text("gauge", "prometheusMetricName") ?? name);

    // The shape of GKE 1.34.
    private static IEnumerable<(string Path, int Port, string Name, string Gauge)> Endpoints(JsonElement metric, JsonElement pod) =>
        from endpoint in Labels.Match(metric.At("spec", "selector"), pod.Texts("metadata", "labels")) ? metric.Items("spec", "endpoints") : []
        from exported in endpoint.Items("metrics")
        let gauge = exported.Text("name")
        select (endpoint.Text("path") ?? "/metrics", (int)(endpoint.Number("port") ?? 0), exported.Text("exportName") ?? gauge, gauge);

    // GKE does not say how often it reports; a PodMonitoring of the Pod says how often its owner wants to know.
    private TimeSpan Interval(JsonElement pod, string @namespace)
    {
        var monitoring = store.List("monitoring.googleapis.com", "PodMonitoring", @namespace).FirstOrDefault(candidate => Labels.Match(candidate.Json.At("spec", "selector"), pod.Texts("metadata", "labels")));
        var text = monitoring?.Json.Items("spec", "endpoints").Select(endpoint => endpoint.Text("interval")).FirstOrDefault();
        return options.Real(Seconds(text) ?? UsualSeconds);
    }

    private static double? Seconds(string? duration) => duration switch
    {
        [.. var number, 'm', 's'] when double.TryParse(number, out var milliseconds) => milliseconds / 1000,
        [.. var number, 's'] when double.TryParse(number, out var seconds) => seconds,
        [.. var number, 'm'] when double.TryParse(number, out var minutes) => minutes * 60,
        _ => null,
    };
}

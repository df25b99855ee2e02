using Tandem.Kustomize;
using Tandem.Rules.References;
using Tandem.Rules.Serving;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>The gauges that vLLM shows, and where.</summary>
/// <remarks>https://docs.vllm.ai/en/v0.11.1/design/metrics/</remarks>
internal static class ServerMetrics
{
    private const string DefaultPath = "/metrics";
    private const string Prefix = "vllm:";

    // From 0 to 1; the load balancer can weigh by no others.
    private static readonly string[] Shares = ["vllm:kv_cache_usage_perc"];
    private static readonly string[] Counts = ["vllm:num_requests_running", "vllm:num_requests_waiting", "vllm:lora_requests_info", "vllm:cache_config_info"];
    private static readonly string[] Gone = ["vllm:gpu_cache_usage_perc", "vllm:cpu_cache_usage_perc", "vllm:num_requests_swapped"];

    // What vLLM's process, its Python and its web server show beside.
    private static readonly string[] Others = ["process_", "python_", "http_"];

    /// <summary>Whether a metric of the server is a share, from 0 to 1.</summary>
    public static bool IsShare(ExportedMetric metric) => Shares.Contains(metric.ServerName.Text, StringComparer.Ordinal);

    /// <summary>What is wrong with the metric that is exported.</summary>
    public static IEnumerable<Flaw> Check(ExportedMetric metric) => IsForeign(metric)
        ? [metric.ServerName.Flaw($"{metric.ServerName.Here} is {metric.ServerName.Text}, which vLLM does not show: its metrics begin with {Prefix}.", $"Take {Shares[0]}.")]
        : OfServer(metric);

    private static IEnumerable<Flaw> OfServer(ExportedMetric metric) => Check(metric.ServerName, metric.ServerName.Text ?? "")
        .Concat(metric.IsBalanced && Counts.Contains(metric.ServerName.Text, StringComparer.Ordinal)
            ? [metric.ServerName.Flaw($"{metric.ServerName.Here} is {metric.ServerName.Text}, a count; the load balancer takes a share from 0 to 1.", $"Take {Shares[0]}.")] : []);

    // A name that nearly is one of vLLM's is told as that.
    private static bool IsForeign(ExportedMetric metric) => metric.ServerName.Text is { Length: > 0 } name && !Placeholders.IsIn(name) && !name.StartsWith(Prefix, StringComparison.Ordinal)
        && !Others.Any(other => name.StartsWith(other, StringComparison.Ordinal)) && !Check(metric.ServerName, name).Any() && IsOfServers(metric);

    private static bool IsOfServers(ExportedMetric metric) => PodSelectors.Of(metric.Root).SelectMany(selector => metric.World.Selected(selector)).ToList() is { Count: > 0 } pods
        && pods.TrueForAll(pod => pod.Running.Any(container => new ServerFlags(container).IsServer) && pod.Running.Count() == 1);

    /// <summary>What is wrong with a server's metric that a field names.</summary>
    public static IEnumerable<Flaw> Check(ObjectField field, string name)
    {
        var near = NearestName.Find(name, Shares.Concat(Counts));
        return Placeholders.IsIn(name) || near == name ? []
            : Gone.Contains(name, StringComparer.Ordinal) ? [field.Flaw($"{field.Here} is {name}, which vLLM no longer shows.", $"Its successor is {Shares[0]}.")]
            : near is not null ? [field.Flaw($"{field.Here} is {name}, which vLLM does not show.", $"Did you mean {near}?")] : [];
    }

    /// <summary>The fields that ask a model server for its metrics on another path.</summary>
    public static IEnumerable<Flaw> Paths(World world) =>
        from selector in world.Selectors
        where selector.Use == PodUse.Metrics && world.Selected(selector).Any(pod => pod.Running.Any(container => new ServerFlags(container).IsServer && !new ServerFlags(container).Has("root-path")))
        from path in selector.Root.Select("spec.endpoints[].path").Concat(selector.Root.Select("spec.metrics[].pod.containers[].endpoint.path"))
        where path.Text is { } text && text != DefaultPath && !Placeholders.IsIn(text)
        select path.Flaw($"{path.Here} is {path.Text}; vLLM shows its metrics on {DefaultPath}.", $"Write {DefaultPath}.");
}

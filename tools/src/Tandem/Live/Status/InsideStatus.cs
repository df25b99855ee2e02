using System.Text.Json.Nodes;
using Tandem.Live.Clusters;
using Tandem.Live.Targets;

namespace Tandem.Live.Status;

/// <summary>What a model server sees from inside: its interfaces, its weights, and the metric that regions are weighed by.</summary>
internal static class InsideStatus
{
    private const string Container = "vllm-tpu";

    public static async Task<IReadOnlyList<StatusItem>> TakeAsync(ClusterClient cluster, FleetNames names, JsonObject pod, CancellationToken cancel) =>
    [
        await AskAsync(cluster, names, pod, "DRANET interfaces", ["ls", "/sys/class/net"], Interfaces, cancel),
        await AskAsync(cluster, names, pod, "weights mount", ["cat", "/proc/mounts"], text => Mount(text, names), cancel),
        await MetricAsync(cluster, names, pod, cancel),
    ];

    // eth0 is the Pod's own; DRANET adds those of the accelerator's network.
    private static (bool, string) Interfaces(string text)
    {
        var names = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(name => name != "lo").Order(StringComparer.Ordinal).ToList();
        return (names.Count > 1, names.Count > 1 ? string.Join(", ", names) : $"only {string.Join(", ", names)}: the device claim gave none");
    }

    private static (bool, string) Mount(string text, FleetNames names)
    {
        var line = text.Split('\n').Select(line => line.Split(' ')).FirstOrDefault(fields => fields.Length > 3 && fields[1] == names.WeightsPath);
        return line is null ? (false, $"nothing is mounted at {names.WeightsPath}") : (line[2].StartsWith("fuse", StringComparison.Ordinal), $"{line[0]} at {line[1]} as {line[2]}");
    }

    private static async Task<StatusItem> MetricAsync(ClusterClient cluster, FleetNames names, JsonObject pod, CancellationToken cancel)
    {
        var url = $"http://localhost:{names.Port}{names.MetricsPath}";
        (bool, string) Found(string text) => text.Split('\n').FirstOrDefault(line => line.StartsWith(names.KvCacheMetric, StringComparison.Ordinal)) is { } line
            ? (true, line.Trim()) : (false, $"{url} shows no {names.KvCacheMetric}");
        var item = await AskAsync(cluster, names, pod, "load metric", ["curl", "-s", url], Found, cancel);
        // Not every image of the server holds curl; all hold Python.
        return item.Level != StatusLevel.Unknown ? item
            : await AskAsync(cluster, names, pod, "load metric", ["python3", "-c", $"import urllib.request; print(urllib.request.urlopen('{url}', timeout=5).read().decode())"], Found, cancel);
    }

    private static async Task<StatusItem> AskAsync(
        ClusterClient cluster, FleetNames names, JsonObject pod, string title, string[] command, Func<string, (bool, string)> judge, CancellationToken cancel)
    {
        try
        {
            var (isGood, text) = judge(await cluster.ExecAsync(names.Namespace, pod.Name(), Container, command, cancel));
            return StatusItem.Of(cluster.Region, "servers", $"{title} of {pod.Name()}", isGood, text);
        }
        catch (ClusterException e)
        {
            return new StatusItem(cluster.Region, "servers", $"{title} of {pod.Name()}", StatusLevel.Unknown, e.Message);
        }
    }
}

using System.Text.Json.Nodes;
using Tandem.Live.Clusters;
using Tandem.Live.Status;

namespace Tandem.Live.Preflight;

/// <summary>Whether there is a TPU node for each model server, and any node for the rest.</summary>
internal static class NodesPreflight
{
    public static async Task<IReadOnlyList<StatusItem>> TakeAsync(ClusterClient cluster, TpuWants wants, CancellationToken cancel)
    {
        var nodes = (await cluster.ListAsync(Resources.Nodes, null, null, cancel)).Where(node => node.Is("Ready") && node.At("spec", "unschedulable")?.GetValue<bool>() != true).ToList();
        var (tpus, others) = (nodes.Count(node => Fits(node, wants)), nodes.Count(node => Label(node, "cloud.google.com/gke-tpu-accelerator") is null));
        return
        [
            StatusItem.Of(cluster.Region, "nodes", "TPU nodes", tpus >= wants.Servers, $"{tpus} of {wants.Servers} with {wants.Chips} chips of {wants.Accelerator} {wants.Topology}{Shortage(tpus, wants)}"),
            StatusItem.Of(cluster.Region, "nodes", "system nodes", others > 0, others > 0 ? $"{others} ready" : "none ready: neither picker nor Argo CD finds a place"),
        ];
    }

    private static string Shortage(int found, TpuWants wants) => found >= wants.Servers ? ""
        : wants.MostNodes >= wants.Servers ? $"; the pool may grow to {wants.MostNodes}, where Google has capacity: tandem infra apply, kubectl describe of the Pod that waits"
        : $"; nodePoolMax is {wants.MostNodes}";

    private static bool Fits(JsonObject node, TpuWants wants) =>
        Label(node, "cloud.google.com/gke-tpu-accelerator") == wants.Accelerator && Label(node, "cloud.google.com/gke-tpu-topology") == wants.Topology
        && int.TryParse(node.At("status", "allocatable").Text("google.com/tpu"), System.Globalization.CultureInfo.InvariantCulture, out var chips) && chips >= wants.Chips;

    private static string? Label(JsonObject node, string name) => node.At("metadata", "labels").Text(name);
}

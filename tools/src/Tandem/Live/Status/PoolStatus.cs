using Tandem.Live.Clusters;
using Tandem.Live.Targets;

namespace Tandem.Live.Status;

/// <summary>How a region's pool and its endpoint picker are.</summary>
internal static class PoolStatus
{
    public static async Task<IReadOnlyList<StatusItem>> TakeAsync(LiveFleet fleet, string region, CancellationToken cancel)
    {
        var (cluster, names) = (fleet[region], fleet.Names);
        var pool = await cluster.FindAsync(Resources.Pools, names.Namespace, names.Pool, cancel);
        var export = pool.At("metadata", "annotations").Text("networking.gke.io/export");
        var picker = pool.Text("spec", "endpointPickerRef", "name");
        return
        [
            StatusItem.Of(region, "pool", $"InferencePool {names.Pool}", pool is not null && export == "True", pool is null ? "missing" : export == "True" ? "exported" : $"not exported: the annotation is {export ?? "not set"}"),
            .. picker is null ? [] : await PickerAsync(cluster, names, picker, cancel),
        ];
    }

    private static async Task<IReadOnlyList<StatusItem>> PickerAsync(ClusterClient cluster, FleetNames names, string picker, CancellationToken cancel)
    {
        var pods = await cluster.ListAsync(Resources.Pods, names.Namespace, $"inferencepool={picker}", cancel);
        if (pods.Count == 0)
        {
            return [StatusItem.Of(cluster.Region, "picker", $"Pods of {picker}", false, "none")];
        }

        // The picker looks for this definition only when it starts: https://github.com/kubernetes-sigs/gateway-api-inference-extension v1.5.0, cmd/epp
        var definition = await cluster.FindAsync(Resources.Definitions, null, Resources.Objectives.FullName, cancel);
        var made = Time(definition.Text("metadata", "creationTimestamp"));
        var late = pods.Where(pod => Time(pod.Text("metadata", "creationTimestamp")) < made).Select(pod => pod.Name()).ToList();
        return
        [
            .. pods.Select(pod => ServerStatus.OfPod(cluster.Region, "picker", pod)),
            StatusItem.Of(cluster.Region, "picker", "CRD InferenceObjective", definition is not null && late.Count == 0,
                definition is null ? "missing" : late.Count > 0 ? $"younger than {string.Join(", ", late)}, which does not see it: kubectl rollout restart deployment/{picker}" : "older than the picker's Pod"),
        ];
    }

    private static DateTimeOffset? Time(string? text) => DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var time) ? time : null;
}

using System.Text.Json.Nodes;
using Tandem.Live.Clusters;
using Tandem.Live.Targets;

namespace Tandem.Live.Status;

/// <summary>How a region's model servers are: Pods, claims of devices, and what is seen from inside.</summary>
internal static class ServerStatus
{
    public static async Task<IReadOnlyList<StatusItem>> TakeAsync(LiveFleet fleet, string region, CancellationToken cancel)
    {
        var (cluster, names) = (fleet[region], fleet.Names);
        var items = new List<StatusItem>();
        foreach (var server in await cluster.ListAsync(Resources.Deployments, names.Namespace, names.ServerSelector, cancel))
        {
            var (ready, wanted) = (server.Number("status", "readyReplicas") ?? 0, server.Number("spec", "replicas") ?? 1);
            items.Add(StatusItem.Of(region, "servers", $"Deployment {server.Name()}", ready >= wanted && wanted > 0, $"{ready} of {wanted} ready"));
        }

        foreach (var pod in await cluster.ListAsync(Resources.Pods, names.Namespace, names.ServerSelector, cancel))
        {
            items.Add(OfPod(region, "servers", pod));
            items.AddRange(await ClaimsAsync(cluster, names, pod, cancel));
            items.AddRange(pod.Is("Ready") ? await InsideStatus.TakeAsync(cluster, names, pod, cancel) : []);
        }

        return items.Count > 0 ? items : [StatusItem.Of(region, "servers", "model servers", false, $"none with the label {names.ServerSelector}")];
    }

    /// <summary>The item of a Pod: ready, or why not.</summary>
    internal static StatusItem OfPod(string region, string part, JsonObject pod)
    {
        var restarts = pod.Items("status", "containerStatuses").Sum(container => container.Number("restartCount") ?? 0);
        var text = pod.Text("metadata", "deletionTimestamp") is not null ? "is leaving" : pod.Is("Ready") ? "ready" : Why(pod);
        var isOnItsWay = pod.Text("metadata", "deletionTimestamp") is not null || (!pod.Is("Ready") && pod.Text("status", "phase") is "Running");
        var level = pod.Is("Ready") && !isOnItsWay ? StatusLevel.Good : isOnItsWay ? StatusLevel.Waiting : StatusLevel.Bad;
        return new StatusItem(region, part, $"Pod {pod.Name()}", level, restarts == 0 ? text : $"{text}, {restarts} restarts");
    }

    private static string Why(JsonObject pod)
    {
        var waiting = pod.Items("status", "initContainerStatuses").Concat(pod.Items("status", "containerStatuses"))
            .Select(container => container.At("state", "waiting")).FirstOrDefault(state => state is not null);
        return pod.Condition("PodScheduled") is { } scheduled && scheduled.Text("status") == "False" ? $"not scheduled: {scheduled.Text("message") ?? scheduled.Text("reason")}"
            : waiting is not null ? $"waits: {waiting.Text("reason")} {waiting.Text("message")}".Trim()
            : $"{pod.Text("status", "phase") ?? "Unknown"}, not ready";
    }

    private static async Task<IReadOnlyList<StatusItem>> ClaimsAsync(ClusterClient cluster, FleetNames names, JsonObject pod, CancellationToken cancel)
    {
        var items = new List<StatusItem>();
        foreach (var claim in pod.Items("status", "resourceClaimStatuses").Select(status => status.Text("resourceClaimName")).OfType<string>())
        {
            var found = await cluster.FindAsync(Resources.Claims, names.Namespace, claim, cancel);
            var isAllocated = found.At("status", "allocation") is not null;
            items.Add(StatusItem.Of(cluster.Region, "servers", $"ResourceClaim {claim}", isAllocated, found is null ? "missing" : isAllocated ? "allocated" : "not allocated: no node offers what it asks for"));
        }

        return items;
    }
}

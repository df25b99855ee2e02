using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Twin.Simulation.Nodes;

/// <summary>Whether a node has the devices that a Pod claims, and their allocation.</summary>
internal static class ClaimFit
{
    /// <summary>The class of interfaces that a TPU node has beside its first.</summary>
    public const string DeviceClass = "netdev.google.com";

    // The driver of managed DRANET. Its name is an assumption: no object of ours names it.
    private const string Driver = "dra.net";

    /// <summary>Why a node cannot satisfy the Pod's claims; null where it can.</summary>
    public static string? Problem(SimulatedCluster cluster, NodeView node, PodView pod)
    {
        foreach (var claim in ClaimsOf(cluster, pod))
        {
            if (claim is null)
            {
                return "waiting for dynamic resource claim controller to create the resourceclaim";
            }

            if (claim.Json.Items("spec", "devices", "requests").FirstOrDefault(request => ClassOf(request) is not DeviceClass) is { ValueKind: JsonValueKind.Object } unknown)
            {
                return $"request {unknown.Text("name")}: device class {ClassOf(unknown)} does not exist";
            }

            if (!claim.Json.Has("status", "allocation") && Picked(cluster, node, claim) is null)
            {
                return "cannot allocate all claims";
            }
        }

        return null;
    }

    /// <summary>Gives the Pod's claims devices of the node that it goes to.</summary>
    public static void Allocate(SimulatedCluster cluster, NodeView node, PodView pod)
    {
        foreach (var claim in ClaimsOf(cluster, pod).OfType<StoredObject>().Where(claim => !claim.Json.Has("status", "allocation")))
        {
            var devices = Picked(cluster, node, claim) ?? [];
            var request = claim.Json.Items("spec", "devices", "requests").FirstOrDefault().Text("name");
            cluster.Store.UpdateStatus(claim.Key, status =>
            {
                status["allocation"] = new JsonObject { ["devices"] = new JsonObject { ["results"] = new JsonArray([.. devices.Select(device => Result(request, node, device))]) } };
                status["reservedFor"] = new JsonArray(new JsonObject { ["resource"] = "pods", ["name"] = pod.Name, ["uid"] = pod.Stored.Uid });
            });
        }
    }

    /// <summary>The devices that a Pod's claims hold.</summary>
    public static IReadOnlyList<string> DevicesOf(ObjectStore store, PodView pod) =>
    [
        .. pod.Spec.Items("resourceClaims").Select(wish => ResourceClaimController.ClaimOf(pod, wish.Text("name") ?? "")).OfType<string>()
            .Select(name => store.Find(new ObjectKey(ResourceClaimController.Group, "ResourceClaim", pod.Stored.Key.Namespace, name))).OfType<StoredObject>()
            .SelectMany(claim => claim.Json.Items("status", "allocation", "devices", "results")).Select(result => result.Text("device")).OfType<string>(),
    ];

    private static IEnumerable<StoredObject?> ClaimsOf(SimulatedCluster cluster, PodView pod) =>
        pod.Spec.Items("resourceClaims").Select(wish => ResourceClaimController.ClaimOf(pod, wish.Text("name") ?? "") is { } name
            ? cluster.Store.Find(new ObjectKey(ResourceClaimController.Group, "ResourceClaim", pod.Stored.Key.Namespace, name)) : null);

    // All, or the first that are free; null where there are too few.
    private static List<string>? Picked(SimulatedCluster cluster, NodeView node, StoredObject claim)
    {
        var taken = cluster.Store.List(ResourceClaimController.Group, "ResourceClaim").SelectMany(other => other.Json.Items("status", "allocation", "devices", "results"))
            .Where(result => result.Text("pool") == node.Name).Select(result => result.Text("device")).ToHashSet(StringComparer.Ordinal);
        var free = node.Interfaces.Where(device => !taken.Contains(device)).ToList();
        var request = claim.Json.Items("spec", "devices", "requests").FirstOrDefault();
        var exactly = request.Has("exactly") ? request.At("exactly") : request;
        if (exactly.Text("allocationMode") == "All")
        {
            return free.Count == node.Interfaces.Count && free.Count > 0 ? free : null;
        }

        var count = (int)(exactly.Number("count") ?? 1);
        return free.Count >= count ? free[..count] : null;
    }

    private static string? ClassOf(JsonElement request) => request.Text("exactly", "deviceClassName") ?? request.Text("deviceClassName");

    private static JsonObject Result(string? request, NodeView node, string device) =>
        new() { ["request"] = request, ["driver"] = Driver, ["pool"] = node.Name, ["device"] = device };
}

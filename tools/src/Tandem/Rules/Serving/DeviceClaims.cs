using Tandem.Fleet;

namespace Tandem.Rules.Serving;

/// <summary>Claims on the accelerator's network interfaces, which managed DRANET hands out.</summary>
/// <remarks>https://docs.cloud.google.com/kubernetes-engine/docs/how-to/allocate-network-resources-dra</remarks>
internal static class DeviceClaims
{
    public const string NetworkClass = "netdev.google.com";

    private const string AllOrCount = "Write allocationMode: All, or the count where fewer are meant.";

    // RDMA interfaces and graphics processors: no TPU node has any.
    private static readonly string[] OfOthers = ["mrdma.google.com", "gpu.nvidia.com", "mig.nvidia.com", "vfio.gpu.nvidia.com"];

    /// <summary>The claims of TPU Pods on devices that only nodes with another accelerator have.</summary>
    public static IEnumerable<Flaw> OfAnother(TpuPod tpu, FleetModel fleet) =>
        from claim in Of(fleet, tpu.Cluster.Name, OfOthers)
        where IsMadeBy(tpu.Pod, [claim])
        from request in Requests(claim)
        let name = request["deviceClassName"]
        where IsOfOthers(request) && !(request.Parent is { Key: "firstAvailable" } choice && choice.Items.Any(other => !IsOfOthers(other)))
        select name.Flaw($"The Pods of {tpu.Pod} run on TPU nodes, which have no devices of the class {name.Text}.", $"The network interfaces of a TPU node are {NetworkClass}.");

    /// <summary>The claims of TPU Pods that say neither how many interfaces they want nor that they want all: they get one, and the Pod holds the whole node.</summary>
    public static IEnumerable<Flaw> InPart(TpuPod tpu, FleetModel fleet) =>
        from claim in Of(fleet, tpu.Cluster.Name)
        where IsMadeBy(tpu.Pod, [claim])
        from request in Requests(claim)
        let mode = request["allocationMode"]
        where request["deviceClassName"].Text == NetworkClass && !request.Has("count") && mode.Text is not "All" && (mode.Text is not null || !mode.Exists)
        let told = $"The Pods of {tpu.Pod} take a whole node, but claim one of its network interfaces: the default is ExactCount, of 1."
        select mode.Exists ? mode.Flaw(told, AllOrCount) : mode.Missing(told, AllOrCount);

    private static bool IsOfOthers(ObjectField request) => OfOthers.Contains(request["deviceClassName"].Text, StringComparer.Ordinal);

    /// <summary>The claims and templates of a cluster that ask for network interfaces.</summary>
    public static IEnumerable<ObjectField> Of(FleetModel fleet, string cluster) => Of(fleet, cluster, [NetworkClass]);

    private static IEnumerable<ObjectField> Of(FleetModel fleet, string cluster, string[] classes) =>
        from candidate in fleet.ObjectsOf(cluster)
        where candidate.Manifest.Id is { Kind: "ResourceClaim" or "ResourceClaimTemplate", Group: "resource.k8s.io" }
        let root = ObjectField.Root(candidate)
        where Requests(root).Any(request => classes.Contains(request["deviceClassName"].Text, StringComparer.Ordinal))
        select root;

    /// <summary>Whether Pods make such a claim.</summary>
    public static bool IsMadeBy(PodTemplate pod, IEnumerable<ObjectField> claims) => claims.Where(claim => (claim.Owner.Manifest.Namespace ?? "default") == pod.Namespace)
        .Any(claim => pod.Spec["resourceClaims"].Items.Any(entry =>
            entry[claim.Is("ResourceClaim") ? "resourceClaimName" : "resourceClaimTemplateName"].Text == claim.Owner.Manifest.Name));

    // v1 wraps a request in `exactly` or `firstAvailable`, the betas did not.
    private static IEnumerable<ObjectField> Requests(ObjectField root)
    {
        var requests = (root.Is("ResourceClaim") ? root["spec"] : root["spec"]["spec"])["devices"]["requests"].Items;
        return requests.Concat(requests.Select(request => request["exactly"])).Concat(requests.SelectMany(request => request["firstAvailable"].Items));
    }
}

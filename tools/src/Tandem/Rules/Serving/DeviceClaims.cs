using Tandem.Fleet;

namespace Tandem.Rules.Serving;

/// <summary>Claims on the accelerator's network interfaces, which managed DRANET hands out.</summary>
/// <remarks>https://docs.cloud.google.com/kubernetes-engine/docs/how-to/allocate-network-resources-dra</remarks>
internal static class DeviceClaims
{
    public const string NetworkClass = "netdev.google.com";

    /// <summary>The claims and templates of a cluster that ask for them.</summary>
    public static IEnumerable<ObjectField> Of(FleetModel fleet, string cluster) =>
        from candidate in fleet.ObjectsOf(cluster)
        where candidate.Manifest.Id is { Kind: "ResourceClaim" or "ResourceClaimTemplate", Group: "resource.k8s.io" }
        let root = ObjectField.Root(candidate)
        where Requests(root).Any(request => request["deviceClassName"].Text == NetworkClass)
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

using System.Text.RegularExpressions;
using Tandem.Findings;

namespace Tandem.Rules.References;

/// <summary>What Pods name of claims, volumes and classes.</summary>
internal static class PodClaims
{
    /// <summary>Everything that the Pods of a workload name.</summary>
    public static IEnumerable<Reference> OfPod(PodTemplate pod)
    {
        var (spec, space) = (pod.Spec, pod.Root.Owner.Manifest.Namespace);
        var volumes = spec["volumes"].Items;
        return
        [
            .. spec.Select("resourceClaims[].resourceClaimTemplateName").Select(name => new Reference(name, "resource.k8s.io", "ResourceClaimTemplate", space)),
            .. spec.Select("resourceClaims[].resourceClaimName").Select(name => new Reference(name, "resource.k8s.io", "ResourceClaim", space)),
            .. volumes.Select(volume => new Reference(volume["persistentVolumeClaim"]["claimName"], "", "PersistentVolumeClaim", space)),
            .. volumes.Select(volume => new Reference(volume["csi"]["volumeAttributes"]["secretProviderClass"], "secrets-store.csi.x-k8s.io", "SecretProviderClass", space)),
            .. volumes.Select(volume => new Reference(volume["csi"]["driver"], "storage.k8s.io", "CSIDriver", null)),
            .. volumes.Select(volume => StorageClass(volume["ephemeral"]["volumeClaimTemplate"]["spec"])),
            new Reference(spec["priorityClassName"], "scheduling.k8s.io", "PriorityClass", null),
            new Reference(spec["runtimeClassName"], "node.k8s.io", "RuntimeClass", null),
        ];
    }

    /// <summary>The class of a claim.</summary>
    public static Reference StorageClass(ObjectField claim) => new(claim["storageClassName"], "storage.k8s.io", "StorageClass", null);
}

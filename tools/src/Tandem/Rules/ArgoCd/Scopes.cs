using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>Whether kinds belong to a cluster or to a namespace.</summary>
internal static class Scopes
{
    private static readonly HashSet<string> OfCluster = new(StringComparer.Ordinal)
    {
        "/Namespace", "/PersistentVolume", "/Node", "rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/ClusterRoleBinding",
        "apiextensions.k8s.io/CustomResourceDefinition", "apiregistration.k8s.io/APIService", "scheduling.k8s.io/PriorityClass",
        "storage.k8s.io/StorageClass", "storage.k8s.io/CSIDriver", "storage.k8s.io/CSINode", "storage.k8s.io/VolumeAttachment",
        "storage.k8s.io/VolumeAttributesClass", "networking.k8s.io/IngressClass", "node.k8s.io/RuntimeClass", "resource.k8s.io/DeviceClass",
        "resource.k8s.io/ResourceSlice", "certificates.k8s.io/CertificateSigningRequest", "flowcontrol.apiserver.k8s.io/FlowSchema",
        "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration", "gateway.networking.k8s.io/GatewayClass", "cloud.google.com/ComputeClass",
    };

    // Admission's kinds are all of the cluster. So are custom kinds that say so, such as ClusterPodMonitoring.
    private const string Admission = "admissionregistration.k8s.io";

    /// <summary>The answer for a kind; null where nobody knows.</summary>
    public static bool? IsOfCluster(Deliveries all, ObjectField root) =>
        OfCluster.Contains($"{root.Group}/{root.Kind}") || root.Group == Admission ? true
        : Defined(all, root.Owner.Manifest.Id) is { } scope ? scope == "Cluster"
        : root.Group.Contains('.', StringComparison.Ordinal) && root.Kind.StartsWith("Cluster", StringComparison.Ordinal) ? null
        : root.Owner.Manifest.Namespace is null && root.Group.Contains('.', StringComparison.Ordinal) ? null : false;

    private static string? Defined(Deliveries all, SchemaId id) => all.World.All("apiextensions.k8s.io", "CustomResourceDefinition")
        .FirstOrDefault(crd => crd["spec"]["group"].Text == id.Group && crd["spec"]["names"]["kind"].Text == id.Kind)?["spec"]["scope"].Text;
}

using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>The API versions that Kubernetes has removed.</summary>
/// <remarks>https://kubernetes.io/docs/reference/using-api/deprecation-guide/</remarks>
internal static class Removals
{
    private static readonly Version V16 = new(1, 16);
    private static readonly Version V22 = new(1, 22);
    private static readonly Version V25 = new(1, 25);
    private static readonly Version V26 = new(1, 26);

    // By API version; a kind is named where others of the same version stayed longer.
    private static readonly Dictionary<string, Removal> All = new(StringComparer.Ordinal)
    {
        ["extensions/v1beta1"] = new(V16, "apps/v1"),
        ["extensions/v1beta1 NetworkPolicy"] = new(V16, "networking.k8s.io/v1"),
        ["extensions/v1beta1 Ingress"] = new(V22, "networking.k8s.io/v1"),
        ["apps/v1beta1"] = new(V16, "apps/v1"),
        ["apps/v1beta2"] = new(V16, "apps/v1"),
        ["admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration"] = new(V22, "admissionregistration.k8s.io/v1"),
        ["admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration"] = new(V22, "admissionregistration.k8s.io/v1"),
        ["apiextensions.k8s.io/v1beta1"] = new(V22, "apiextensions.k8s.io/v1"),
        ["apiregistration.k8s.io/v1beta1"] = new(V22, "apiregistration.k8s.io/v1"),
        ["certificates.k8s.io/v1beta1"] = new(V22, "certificates.k8s.io/v1"),
        ["coordination.k8s.io/v1beta1"] = new(V22, "coordination.k8s.io/v1"),
        ["networking.k8s.io/v1beta1 Ingress"] = new(V22, "networking.k8s.io/v1"),
        ["networking.k8s.io/v1beta1 IngressClass"] = new(V22, "networking.k8s.io/v1"),
        ["rbac.authorization.k8s.io/v1beta1"] = new(V22, "rbac.authorization.k8s.io/v1"),
        ["scheduling.k8s.io/v1beta1"] = new(V22, "scheduling.k8s.io/v1"),
        ["storage.k8s.io/v1beta1 CSIDriver"] = new(V22, "storage.k8s.io/v1"),
        ["storage.k8s.io/v1beta1 StorageClass"] = new(V22, "storage.k8s.io/v1"),
        ["batch/v1beta1"] = new(V25, "batch/v1"),
        ["discovery.k8s.io/v1beta1"] = new(V25, "discovery.k8s.io/v1"),
        ["autoscaling/v2beta1"] = new(V25, "autoscaling/v2"),
        ["autoscaling/v2beta2"] = new(V26, "autoscaling/v2"),
        ["policy/v1beta1"] = new(V25, "policy/v1"),
        ["node.k8s.io/v1beta1"] = new(V25, "node.k8s.io/v1"),
        ["flowcontrol.apiserver.k8s.io/v1beta1"] = new(V26, "flowcontrol.apiserver.k8s.io/v1"),
        ["flowcontrol.apiserver.k8s.io/v1beta2"] = new(new(1, 29), "flowcontrol.apiserver.k8s.io/v1"),
        ["flowcontrol.apiserver.k8s.io/v1beta3"] = new(new(1, 32), "flowcontrol.apiserver.k8s.io/v1"),
    };

    /// <summary>The removal of a kind; null where it is served, or was never.</summary>
    public static Removal? Of(SchemaId id) => All.GetValueOrDefault(id.ToString()) ?? All.GetValueOrDefault(id.ApiVersion);
}

using k8s.Models;

namespace Tandem.Schemas;

/// <summary>The kinds that people commit to Git; what only the cluster writes (Event, Node, Binding) is left out.</summary>
public static class Kinds
{
    /// <summary>Every kind with a generated schema.</summary>
    public static IReadOnlyList<Kind> All { get; } =
    [
        .. Core.Concat(Workloads).Concat(Networking).Concat(Devices).Concat(Storage).Concat(Access).Concat(Extension).Select(Kind.Of),
    ];

    private static IEnumerable<Type> Core =>
    [
        typeof(V1ConfigMap),
        typeof(V1Endpoints),
        typeof(V1LimitRange),
        typeof(V1Namespace),
        typeof(V1PersistentVolume),
        typeof(V1PersistentVolumeClaim),
        typeof(V1Pod),
        typeof(V1PodTemplate),
        typeof(V1ReplicationController),
        typeof(V1ResourceQuota),
        typeof(V1Secret),
        typeof(V1Service),
        typeof(V1ServiceAccount),
    ];

    private static IEnumerable<Type> Workloads =>
    [
        typeof(V1ControllerRevision),
        typeof(V1CronJob),
        typeof(V1DaemonSet),
        typeof(V1Deployment),
        typeof(V1HorizontalPodAutoscaler),
        typeof(V2HorizontalPodAutoscaler),
        typeof(V1Job),
        typeof(V1PodDisruptionBudget),
        typeof(V1PriorityClass),
        typeof(V1ReplicaSet),
        typeof(V1RuntimeClass),
        typeof(V1StatefulSet),
    ];

    private static IEnumerable<Type> Networking =>
    [
        typeof(V1EndpointSlice),
        typeof(V1Ingress),
        typeof(V1IngressClass),
        typeof(V1NetworkPolicy),
    ];

    private static IEnumerable<Type> Devices =>
    [
        typeof(V1DeviceClass),
        typeof(Resourcev1ResourceClaim),
        typeof(V1ResourceClaimTemplate),
        typeof(V1ResourceSlice),
    ];

    private static IEnumerable<Type> Storage =>
    [
        typeof(V1CSIDriver),
        typeof(V1StorageClass),
        typeof(V1VolumeAttributesClass),
    ];

    private static IEnumerable<Type> Access =>
    [
        typeof(V1CertificateSigningRequest),
        typeof(V1ClusterRole),
        typeof(V1ClusterRoleBinding),
        typeof(V1Role),
        typeof(V1RoleBinding),
    ];

    private static IEnumerable<Type> Extension =>
    [
        typeof(V1APIService),
        typeof(V1CustomResourceDefinition),
        typeof(V1FlowSchema),
        typeof(V1Lease),
        typeof(V1MutatingAdmissionPolicy),
        typeof(V1MutatingAdmissionPolicyBinding),
        typeof(V1MutatingWebhookConfiguration),
        typeof(V1PriorityLevelConfiguration),
        typeof(V1ValidatingAdmissionPolicy),
        typeof(V1ValidatingAdmissionPolicyBinding),
        typeof(V1ValidatingWebhookConfiguration),
    ];
}

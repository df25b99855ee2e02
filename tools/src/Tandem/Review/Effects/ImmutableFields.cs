namespace Tandem.Review.Effects;

/// <summary>
/// The fields that the API server refuses to change: an apply fails, and Argo CD's sync stays failed until the object was deleted.
/// Source: the update validation of Kubernetes 1.35, <c>ValidateXUpdate</c> in <c>pkg/apis/*/validation</c>, and for GatewayClass the rule of its CRD.
/// </summary>
internal static class ImmutableFields
{
    private const string Workload = "Give it a new name, or delete it and let the next sync make it again: its Pods stop meanwhile.";
    private const string Binding = "Give the binding a new name, or delete it: the account has no rights until the next sync.";
    private const string Batch = "Give the Job a new name, or make it a hook with BeforeHookCreation, which deletes the old one at each sync.";
    private const string Storage = "Give it a new name and move what uses it, or delete it first; a claim that is deleted may take its data with it.";
    private const string Plain = "Give it a new name, or delete it and let the next sync make it again.";

    private static readonly string[] Template = ["spec", "template"];

    /// <summary>Every line.</summary>
    public static IReadOnlyList<ImmutableField> All { get; } =
    [
        new("apps", "Deployment", ["spec", "selector"], Workload),
        new("apps", "DaemonSet", ["spec", "selector"], Workload),
        new("apps", "ReplicaSet", ["spec", "selector"], Workload),
        new("apps", "StatefulSet", ["spec"], "Delete it with --cascade=orphan, which keeps its Pods, and let the next sync make it again.")
        {
            Except =
            [
                ["spec", "replicas"], ["spec", "ordinals"], Template, ["spec", "updateStrategy"], ["spec", "revisionHistoryLimit"],
                ["spec", "persistentVolumeClaimRetentionPolicy"], ["spec", "minReadySeconds"],
            ],
        },
        new("batch", "Job", Template, Batch),
        new("batch", "Job", ["spec", "selector"], Batch),
        new("batch", "Job", ["spec", "manualSelector"], Batch),
        new("batch", "Job", ["spec", "completionMode"], Batch),
        new("batch", "Job", ["spec", "completions"], Batch),
        new("batch", "Job", ["spec", "podFailurePolicy"], Batch),
        new("batch", "Job", ["spec", "successPolicy"], Batch),
        new("batch", "Job", ["spec", "backoffLimitPerIndex"], Batch),
        new("batch", "Job", ["spec", "managedBy"], Batch),
        new("rbac.authorization.k8s.io", "RoleBinding", ["roleRef"], Binding),
        new("rbac.authorization.k8s.io", "ClusterRoleBinding", ["roleRef"], Binding),
        new("", "Service", ["spec", "clusterIP"], Plain) { MayBeSet = true },
        new("", "Service", ["spec", "clusterIPs"], Plain) { MayBeSet = true },
        new("", "Service", ["spec", "loadBalancerClass"], Plain),
        new("", "PersistentVolumeClaim", ["spec"], Storage) { Except = [["spec", "resources"], ["spec", "volumeAttributesClassName"]] },
        new("", "Secret", ["type"], Plain),
        new("storage.k8s.io", "StorageClass", ["provisioner"], Storage),
        new("storage.k8s.io", "StorageClass", ["parameters"], Storage),
        new("storage.k8s.io", "StorageClass", ["reclaimPolicy"], Storage),
        new("storage.k8s.io", "StorageClass", ["volumeBindingMode"], Storage),
        new("scheduling.k8s.io", "PriorityClass", ["value"], Plain),
        new("scheduling.k8s.io", "PriorityClass", ["preemptionPolicy"], Plain),
        new("networking.k8s.io", "IngressClass", ["spec", "controller"], Plain),
        new("node.k8s.io", "RuntimeClass", ["handler"], Plain),
        new("resource.k8s.io", "ResourceClaim", ["spec"], Plain),
        new("resource.k8s.io", "ResourceClaimTemplate", ["spec"], "Give the template a new name and name it in the Pods that use it, or delete it and let the next sync make it again: claims that exist stay as they are."),
        new("gateway.networking.k8s.io", "GatewayClass", ["spec", "controllerName"], Plain),
    ];

    /// <summary>The line that covers a field; null where it may change.</summary>
    public static ImmutableField? Find(string group, string kind, IReadOnlyList<string> way) => All.FirstOrDefault(field => field.Covers(group, kind, way));
}

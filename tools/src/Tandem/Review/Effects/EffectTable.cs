namespace Tandem.Review.Effects;

/// <summary>
/// What a field acts on; the first line that covers it decides. What no line knows counts as availability: a reviewer must not
/// take an unknown field for a harmless one.
/// </summary>
internal static class EffectTable
{
    private static readonly string[] Workloads = ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob", "Pod"];

    private static readonly IReadOnlyList<EffectLine> Lines =
    [
        new([], ["metadata", "annotations", "networking.gke.io/export"], Effect.Traffic),
        new([], ["metadata", "annotations", "iam.gke.io/gcp-service-account"], Effect.Identity),
        new([], ["metadata", "annotations", "argocd.argoproj.io/sync-wave"], Effect.Availability),
        new([], ["metadata", "annotations", "argocd.argoproj.io/hook"], Effect.Availability),
        new([], ["metadata", "annotations", "argocd.argoproj.io/hook-delete-policy"], Effect.Availability),
        new([], ["metadata", "annotations", "argocd.argoproj.io/sync-options"], Effect.Availability),
        new(["Namespace"], ["metadata", "labels"], Effect.Identity),
        new(["Node"], ["metadata", "labels"], Effect.Capacity),
        new([], ["metadata", "annotations"], Effect.None),
        new([], ["metadata", "labels"], Effect.None),
        new([], ["apiVersion"], Effect.None),
        new(Workloads, ["spec", "replicas"], Effect.Capacity),
        new(Workloads, ["spec", "**resources"], Effect.Capacity),
        new(Workloads, ["spec", "**nodeSelector"], Effect.Capacity),
        new(Workloads, ["spec", "**affinity"], Effect.Capacity),
        new(Workloads, ["spec", "**tolerations"], Effect.Capacity),
        new(Workloads, ["spec", "**resourceClaims"], Effect.Capacity),
        new(Workloads, ["spec", "**priorityClassName"], Effect.Capacity),
        new(Workloads, ["spec", "**topologySpreadConstraints"], Effect.Capacity),
        new(Workloads, ["spec", "**serviceAccountName"], Effect.Identity),
        new(Workloads, ["spec", "**automountServiceAccountToken"], Effect.Identity),
        new(Workloads, ["spec", "**securityContext"], Effect.Identity),
        new(Workloads, [], Effect.Availability),
        new(["HorizontalPodAutoscaler", "VerticalPodAutoscaler", "AutoscalingMetric", "ResourceClaimTemplate", "ResourceClaim", "DeviceClass",
            "ComputeClass", "ResourceQuota", "LimitRange", "PriorityClass"], [], Effect.Capacity),
        new(["gateway.networking.k8s.io/*", "networking.gke.io/*", "net.gke.io/*", "networking.k8s.io/*", "inference.networking.k8s.io/*",
            "inference.networking.x-k8s.io/*", "cloud.google.com/*", "discovery.k8s.io/*", "Service", "Endpoints", "EndpointPickerConfig"], [], Effect.Traffic),
        new(["rbac.authorization.k8s.io/*", "secrets-store.csi.x-k8s.io/*", "ServiceAccount", "Secret", "AppProject"], [], Effect.Identity),
        new(["monitoring.googleapis.com/*", "monitoring.coreos.com/*"], [], Effect.None),

        // The ground, by Terraform's names.
        new(["google_*", "time_*"], ["labels"], Effect.None),
        new(["google_*"], ["resource_labels"], Effect.None),
        new(["google_*"], ["terraform_labels"], Effect.None),
        new(["google_*"], ["effective_labels"], Effect.None),
        new(["google_*"], ["description"], Effect.None),
        new(["time_*"], [], Effect.None),
        new(["google_container_node_pool"], ["node_config", "machine_type"], Effect.Cost),
        new(["google_container_node_pool"], ["node_config", "disk_type"], Effect.Cost),
        new(["google_container_node_pool"], ["node_config", "disk_size_gb"], Effect.Cost),
        new(["google_container_node_pool"], ["node_config", "spot"], Effect.Cost),
        new(["google_container_node_pool"], ["node_config", "flex_start"], Effect.Cost),
        new(["google_container_node_pool"], ["node_config", "reservation_affinity"], Effect.Cost),
        new(["google_container_node_pool"], ["node_config", "service_account"], Effect.Identity),
        new(["google_container_node_pool"], ["node_config", "oauth_scopes"], Effect.Identity),
        new(["google_container_node_pool"], ["node_config", "workload_metadata_config"], Effect.Identity),
        new(["google_container_node_pool"], ["management"], Effect.Availability),
        new(["google_container_node_pool"], ["upgrade_settings"], Effect.Availability),
        new(["google_container_node_pool"], ["version"], Effect.Availability),
        new(["google_container_node_pool"], [], Effect.Capacity),
        new(["google_container_cluster"], ["workload_identity_config"], Effect.Identity),
        new(["google_container_cluster"], ["master_authorized_networks_config"], Effect.Identity),
        new(["google_container_cluster"], ["gateway_api_config"], Effect.Traffic),
        new(["google_container_cluster"], [], Effect.Availability),
        new(["google_storage_bucket"], ["storage_class"], Effect.Cost),
        new(["google_storage_bucket"], ["public_access_prevention"], Effect.Identity),
        new(["google_storage_bucket"], ["uniform_bucket_level_access"], Effect.Identity),
        new(["google_storage_bucket"], [], Effect.Availability),
        new(["google_storage_bucket_iam_*", "google_project_iam_*", "google_service_account*", "google_secret_manager_*", "google_project_service_identity"], [], Effect.Identity),
        new(["google_compute_*", "google_dns_*", "google_gke_hub_*"], [], Effect.Traffic),
    ];

    /// <summary>What a field acts on; with an empty way, what the whole object does.</summary>
    public static Effect Of(string group, string kind, IReadOnlyList<string> way) =>
        Lines.FirstOrDefault(line => line.Covers(group, kind, way))?.Effect ?? Effect.Availability;
}

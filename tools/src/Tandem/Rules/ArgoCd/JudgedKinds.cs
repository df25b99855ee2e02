namespace Tandem.Rules.ArgoCd;

/// <summary>The custom kinds whose health Argo CD can only know from a check of ours.</summary>
/// <remarks>
/// Each writes a status that says when it is broken: the CRDs of kubernetes-sigs/gateway-api-inference-extension v1.5.0,
/// GoogleCloudPlatform/prometheus-engine v0.17.2 and gke-gateway-api, and argoproj/argo-cd v3.5.1, docs/operator-manual/health.md. Argo CD
/// has checks of its own for Gateway API. ResourceClaimTemplate and SecretProviderClass have no status at all.
/// </remarks>
internal static class JudgedKinds
{
    /// <summary>Them, by group and kind.</summary>
    public static IReadOnlyList<(string Group, string Kind)> All { get; } =
    [
        (Deliveries.ApiGroup, Deliveries.Application),
        ("inference.networking.k8s.io", "InferencePool"),
        ("inference.networking.x-k8s.io", "InferenceObjective"),
        ("autoscaling.gke.io", "AutoscalingMetric"),
        ("monitoring.googleapis.com", "PodMonitoring"),
        ("networking.gke.io", "GCPBackendPolicy"),
        ("networking.gke.io", "HealthCheckPolicy"),
    ];

    /// <summary>On a Deployment: how many replicas are enough, where that is fewer than all. Argo CD itself waits for all.</summary>
    public const string ReadyReplicas = "tandem.dev/ready-replicas";
}

using Tandem.Live.Clusters;

namespace Tandem.Tests.Live;

/// <summary>The kinds whose objects a test compares: all that this repository deploys, and what Kubernetes keeps beside them.</summary>
internal static class ApiKinds
{
    private static readonly (string Group, string Version, string Kind)[] All =
    [
        ("", "v1", "ConfigMap"), ("", "v1", "Namespace"), ("", "v1", "Node"), ("", "v1", "Pod"), ("", "v1", "Secret"), ("", "v1", "Service"), ("", "v1", "ServiceAccount"),
        ("apps", "v1", "Deployment"), ("batch", "v1", "Job"), ("policy", "v1", "PodDisruptionBudget"),
        ("rbac.authorization.k8s.io", "v1", "Role"), ("rbac.authorization.k8s.io", "v1", "RoleBinding"), ("resource.k8s.io", "v1", "ResourceClaimTemplate"),
        ("argoproj.io", "v1alpha1", "Application"), ("argoproj.io", "v1alpha1", "AppProject"), ("apiextensions.k8s.io", "v1", "CustomResourceDefinition"),
        ("gateway.networking.k8s.io", "v1", "Gateway"), ("gateway.networking.k8s.io", "v1", "HTTPRoute"),
        ("networking.gke.io", "v1", "HealthCheckPolicy"), ("networking.gke.io", "v1", "GCPBackendPolicy"), ("networking.gke.io", "v1", "GCPInferencePoolImport"),
        ("inference.networking.k8s.io", "v1", "InferencePool"), ("inference.networking.x-k8s.io", "v1alpha2", "InferenceObjective"),
        ("autoscaling.gke.io", "v1beta1", "AutoscalingMetric"), ("monitoring.googleapis.com", "v1", "PodMonitoring"), ("secrets-store.csi.x-k8s.io", "v1", "SecretProviderClass"),
    ];

    /// <summary>Those that a cluster knows.</summary>
    public static async Task<IReadOnlyList<ResourceType>> OfAsync(ClusterClient cluster, CancellationToken cancel)
    {
        var found = new List<ResourceType>();
        foreach (var (group, version, kind) in All)
        {
            if (await cluster.ResolveAsync(group, version, kind, cancel) is { } type)
            {
                found.Add(type);
            }
        }

        return found;
    }
}

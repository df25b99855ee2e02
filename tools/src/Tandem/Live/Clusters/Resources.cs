namespace Tandem.Live.Clusters;

/// <summary>The kinds that live commands know beforehand; all others are asked of the cluster.</summary>
public static class Resources
{
    /// <summary>Pods.</summary>
    public static ResourceType Pods { get; } = new("", "v1", "pods", "Pod");

    /// <summary>Nodes.</summary>
    public static ResourceType Nodes { get; } = new("", "v1", "nodes", "Node", IsNamespaced: false);

    /// <summary>ConfigMaps.</summary>
    public static ResourceType ConfigMaps { get; } = new("", "v1", "configmaps", "ConfigMap");

    /// <summary>Namespaces.</summary>
    public static ResourceType Namespaces { get; } = new("", "v1", "namespaces", "Namespace", IsNamespaced: false);

    /// <summary>Deployments.</summary>
    public static ResourceType Deployments { get; } = new("apps", "v1", "deployments", "Deployment");

    /// <summary>Jobs.</summary>
    public static ResourceType Jobs { get; } = new("batch", "v1", "jobs", "Job");

    /// <summary>Argo CD's Applications.</summary>
    public static ResourceType Applications { get; } = new("argoproj.io", "v1alpha1", "applications", "Application");

    /// <summary>Gateways.</summary>
    public static ResourceType Gateways { get; } = new("gateway.networking.k8s.io", "v1", "gateways", "Gateway");

    /// <summary>HTTPRoutes.</summary>
    public static ResourceType Routes { get; } = new("gateway.networking.k8s.io", "v1", "httproutes", "HTTPRoute");

    /// <summary>InferencePools.</summary>
    public static ResourceType Pools { get; } = new("inference.networking.k8s.io", "v1", "inferencepools", "InferencePool");

    /// <summary>InferenceObjectives.</summary>
    public static ResourceType Objectives { get; } = new("inference.networking.x-k8s.io", "v1alpha2", "inferenceobjectives", "InferenceObjective");

    /// <summary>What GKE makes of the exported pools, in the config cluster alone.</summary>
    public static ResourceType Imports { get; } = new("networking.gke.io", "v1", "gcpinferencepoolimports", "GCPInferencePoolImport");

    /// <summary>HealthCheckPolicies.</summary>
    public static ResourceType HealthChecks { get; } = new("networking.gke.io", "v1", "healthcheckpolicies", "HealthCheckPolicy");

    /// <summary>GCPBackendPolicies.</summary>
    public static ResourceType BackendPolicies { get; } = new("networking.gke.io", "v1", "gcpbackendpolicies", "GCPBackendPolicy");

    /// <summary>Claims of devices.</summary>
    public static ResourceType Claims { get; } = new("resource.k8s.io", "v1", "resourceclaims", "ResourceClaim");

    /// <summary>Definitions of custom kinds.</summary>
    public static ResourceType Definitions { get; } = new("apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", IsNamespaced: false);

    /// <summary>The question whether the caller may do something.</summary>
    public static ResourceType AccessReviews { get; } = new("authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview", IsNamespaced: false);

    /// <summary>The version of the server.</summary>
    internal static ResourceType Version { get; } = new("", "", "version", "Version", IsNamespaced: false) { Top = "version" };
}

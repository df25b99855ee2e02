using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Rules.Objects;
using Tandem.Schemas;

namespace Tandem.Rules.Security;

/// <summary>Registries and publishers that are known by their names.</summary>
internal static class KnownRegistries
{
    // Registries that one organisation fills, or where a name belongs to whoever pays for the project.
    public static readonly string[] Hosts = ["registry.k8s.io", "gcr.io", "mirror.gcr.io", "quay.io", "ghcr.io", "public.ecr.aws", "nvcr.io", "mcr.microsoft.com"];

    // On Docker Hub anybody may publish under a name that looks like another.
    public static readonly string[] Publishers = ["vllm", "library", "curlimages", "bitnami", "grafana", "prom", "redis", "haproxy", "envoyproxy", "google", "huggingface", "nginx", "alpine"];

    // There too anybody may publish; whoever is meant is in the second part of the name.
    public static readonly string[] Shared = ["ghcr.io", "quay.io"];

    public static readonly string[] SharedPublishers =
    [
        "argoproj", "prometheus", "prometheus-operator", "jetstack", "coreos", "brancz", "kubernetes-sigs", "llm-d", "vllm-project", "huggingface", "fluxcd",
        "open-telemetry", "external-secrets", "cilium", "dexidp", "oauth2-proxy", "kedacore", "kserve", "stakater", "thanos", "grafana", "google", "googlecloudplatform", "containerd",
    ];

    /// <summary>Whether a registry is known.</summary>
    public static bool IsKnown(string host) => Hosts.Contains(host, StringComparer.Ordinal)
        || host.EndsWith(".gcr.io", StringComparison.Ordinal) || host.EndsWith(".pkg.dev", StringComparison.Ordinal) || host.EndsWith(".amazonaws.com", StringComparison.Ordinal);
}

namespace Tandem.Rules.Words;

/// <summary>Keys of labels and annotations that controllers read, by their domain.</summary>
/// <remarks>
/// Sources: https://kubernetes.io/docs/reference/labels-annotations-taints/, https://cloud.google.com/kubernetes-engine/docs/how-to/cloud-storage-fuse-csi-driver-sidecar,
/// https://cloud.google.com/kubernetes-engine/docs/concepts/tpus, https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity.
/// </remarks>
internal static class KnownKeys
{
    // Recommended labels are not here: TND0145 knows which ones this tree has.
    // Domains all of whose keys are known: another one means nothing.
    private static readonly Dictionary<string, string[]> Closed = new(StringComparer.Ordinal)
    {
        ["gke-gcsfuse"] =
        [
            "volumes", "cpu-limit", "memory-limit", "ephemeral-storage-limit", "cpu-request", "memory-request", "ephemeral-storage-request",
            "metadata-prefetch-cpu-limit", "metadata-prefetch-memory-limit", "metadata-prefetch-cpu-request", "metadata-prefetch-memory-request",
        ],
        ["pod-security.kubernetes.io"] = ["enforce", "enforce-version", "audit", "audit-version", "warn", "warn-version"],
        ["topology.kubernetes.io"] = ["zone", "region"],
        ["iam.gke.io"] = ["gcp-service-account", "return-principal-id-as-email", "credential-provider-aws", "gke-metadata-server-enabled"],
    };

    // Domains that others add to: a key that nearly is one of these is a slip.
    private static readonly string[] Open =
    [
        "cloud.google.com/gke-tpu-accelerator", "cloud.google.com/gke-tpu-topology", "cloud.google.com/gke-nodepool", "cloud.google.com/gke-accelerator",
        "cloud.google.com/gke-spot", "cloud.google.com/gke-provisioning", "cloud.google.com/machine-family", "cloud.google.com/compute-class",
        "cloud.google.com/gke-networking-dra-driver", "cloud.google.com/neg", "cloud.google.com/backend-config", "cloud.google.com/reservation-name",
        "networking.gke.io/interfaces", "networking.gke.io/default-interface", "networking.gke.io/load-balancer-type", "networking.gke.io/internal-load-balancer-allow-global-access",
        "kubernetes.io/hostname", "kubernetes.io/os", "kubernetes.io/arch", "kubernetes.io/metadata.name",
        "config.kubernetes.io/local-config", "cluster-autoscaler.kubernetes.io/safe-to-evict", "kubectl.kubernetes.io/default-container",
        "node.kubernetes.io/instance-type",
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Closed.SelectMany(domain => domain.Value.Select(name => $"{domain.Key}/{name}")), .. Open];

    /// <summary>Whether a key's domain has no such key.</summary>
    public static bool Refuse(string key) => key.Split('/') is [var domain, var name] && Closed.TryGetValue(domain, out var names) && !names.Contains(name, StringComparer.Ordinal);
}

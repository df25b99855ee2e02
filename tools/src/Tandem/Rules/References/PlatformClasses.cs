namespace Tandem.Rules.References;

/// <summary>The classes and drivers that every cluster of GKE has, or gets with a feature of it.</summary>
/// <remarks>
/// https://docs.cloud.google.com/kubernetes-engine/docs/concepts/persistent-volumes for storage,
/// https://docs.cloud.google.com/kubernetes-engine/docs/how-to/allocate-network-resources-dra for devices; whether the feature
/// is on is asked where the cluster is planned.
/// </remarks>
internal static class PlatformClasses
{
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["PriorityClass"] = ["system-cluster-critical", "system-node-critical", "gmp-critical"],
        ["RuntimeClass"] = ["gvisor"],
        ["StorageClass"] =
        [
            "standard", "standard-rwo", "premium-rwo", "standard-rwx", "premium-rwx", "zonal-rwx", "enterprise-rwx", "enterprise-multishare-rwx", "parallelstore-rwx",
            "gcsfusecsi-training", "gcsfusecsi-serving", "gcsfusecsi-checkpointing",
        ],
        ["DeviceClass"] = ["netdev.google.com", "mrdma.google.com", "tpu.google.com", "gpu.nvidia.com", "mig.nvidia.com", "vfio.gpu.nvidia.com"],
        ["CSIDriver"] =
        [
            "gcsfuse.csi.storage.gke.io", "pd.csi.storage.gke.io", "filestore.csi.storage.gke.io", "parallelstore.csi.storage.gke.io", "lustre.csi.storage.gke.io",
            "secrets-store-gke.csi.k8s.io", "secrets-store.csi.k8s.io",
        ],
    };

    /// <summary>Those of a kind.</summary>
    public static IReadOnlyList<string> Of(string kind) => Names.TryGetValue(kind, out var names) ? names : [];
}

using Tandem.Fleet;

namespace Tandem.Rules.Fleet;

/// <summary>Volumes of a driver that a cluster has only where its add-on is on.</summary>
/// <remarks>The add-ons: https://docs.cloud.google.com/kubernetes-engine/docs/concepts/storage-overview.</remarks>
internal static class VolumeDrivers
{
    // The fuse driver and the secrets are settings of every cluster here; what these lack is told at the cluster.
    private static readonly (string Driver, string AddOn)[] All =
    [
        ("filestore.csi.storage.gke.io", "gcp_filestore_csi_driver_config"),
        ("parallelstore.csi.storage.gke.io", "parallelstore_csi_driver_config"),
        ("lustre.csi.storage.gke.io", "lustre_csi_driver_config"),
    ];

    /// <summary>Those that the cluster's Pods mount though the add-on is off.</summary>
    public static IEnumerable<Flaw> Missing(FleetModel fleet, PlannedCluster cluster) =>
        from pod in PodTemplate.Of(fleet)
        where pod.Cluster == cluster.Name && !cluster.IsAutopilot
        from driver in pod.Spec.Select("volumes[].csi.driver")
        from row in All
        where row.Driver == driver.Text && !cluster.Resource.IsTrue("addons_config", row.AddOn, "enabled")
        select driver.Flaw($"The Pods of {pod} mount a volume of {row.Driver}, but the cluster's {row.AddOn} is off: they wait for it for good.", $"Enable {row.AddOn} in addons_config, or mount something else.");
}

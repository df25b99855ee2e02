using System.Globalization;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>The planned pools whose nodes may take a Pod.</summary>
internal static class PodPools
{
    private const string PoolName = "cloud.google.com/gke-nodepool";
    private const string ComputeClass = "cloud.google.com/compute-class";

    /// <summary>Them. TPU nodes are tainted: they take Pods that ask for chips, and no others.</summary>
    public static IReadOnlyList<PlannedResource> Of(PlannedCluster cluster, PodTemplate pod)
    {
        var tpu = new TpuPod(pod, cluster);
        var selector = pod.Spec["nodeSelector"];
        return selector.Has(ComputeClass) ? []
            : tpu.Requests.Any() ? [.. tpu.Fitting.Select(pair => pair.Pool)]
            : [.. cluster.Pools.Where(pool => !TpuPod.IsTpu(pool) && (!selector.Has(PoolName) || selector[PoolName].Text == pool.Text("name")))];
    }

    /// <summary>The boot disk in gigabytes; null where only apply tells, or Pods do not write to it.</summary>
    public static decimal? Disk(PlannedResource pool)
    {
        var path = DiskPath(pool);
        return pool.Items("node_config", "ephemeral_storage_local_ssd_config").Count > 0 || pool.Items("node_config", "ephemeral_storage_config").Count > 0 ? null
            : decimal.TryParse(pool.Text(path), CultureInfo.InvariantCulture, out var size) ? size
            : pool.Writes(path) ? null : NodeSizes.DefaultDisk;
    }

    /// <summary>The attribute that sizes the boot disk.</summary>
    public static string[] DiskPath(PlannedResource pool) =>
        pool.Writes("node_config", "boot_disk", "size_gb") ? ["node_config", "boot_disk", "size_gb"] : ["node_config", "disk_size_gb"];
}

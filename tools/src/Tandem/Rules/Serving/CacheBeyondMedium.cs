using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules.References;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>A file cache of the fuse driver that is larger than what it lies in.</summary>
/// <remarks>gcs-fuse-csi-driver, docs/troubleshooting.md: the cache's volume, else the sidecar's share of the boot disk.</remarks>
public sealed class CacheBeyondMedium() : SeamRule(new RuleInfo(
    "TND0609", "cache-beyond-medium", Severity.Error, Layers.Seams, "A mounted bucket's file cache does not fit where it lies."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
        Staging(fleet).Concat(
            from cluster in PlannedCluster.Of(fleet, infra)
            where !cluster.IsAutopilot
            from mounts in BucketMount.Of(fleet).Where(mount => mount.Cluster == cluster.Name && mount.Pod is not null).GroupBy(mount => mount.Pod!)
            let cache = FileCache.Of(mounts)
            where cache is not null
            let flaw = Judge(cluster, mounts.Key, cache)
            where flaw is not null
            select At(flaw));

    // What is written to a bucket is staged on the disk, a file at a time.
    private IEnumerable<Finding> Staging(FleetModel fleet) =>
        from pod in PodTemplate.Of(fleet)
        where FuseVolume.Of(pod).Any(volume => volume.IsWritable)
        let sidecar = new FuseSidecar(pod)
        where sidecar.Limit(FuseSidecar.Disk) < NodeSizes.Gibi
        let limit = sidecar.LimitField(FuseSidecar.Disk)
        select At(limit.Flaw($"{limit.Text} of disk are left for the files that the Pods of {pod} write to their bucket: each is staged there whole.", "Write Gi, and more than the largest file has."));

    private static Flaw? Judge(PlannedCluster cluster, PodTemplate pod, FileCache cache)
    {
        var volume = Mounts.Volume(pod, FuseSidecar.CacheVolume);
        return volume is null || volume["emptyDir"] is { Exists: true, Mapping: not null } && volume["emptyDir"]["medium"].Text is not "Memory" ? CacheOnDisk.Beyond(cluster, pod, cache, volume)
            : volume["emptyDir"].Exists ? cache.Beyond(volume["emptyDir"]["sizeLimit"], pod) ?? CacheInMemory.Beyond(cluster, pod, cache)
            : cache.Beyond(volume["ephemeral"]["volumeClaimTemplate"]["spec"]["resources"]["requests"]["storage"], pod);
    }
}

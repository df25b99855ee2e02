using Tandem.Schemas;

namespace Tandem.Rules.Serving;

/// <summary>A file cache on the boot disk, beside everything else that lies there.</summary>
internal static class CacheOnDisk
{
    /// <summary>What is wrong with its volume, the sidecar's limit or the disk; null where it fits.</summary>
    public static Flaw? Beyond(PlannedCluster cluster, PodTemplate pod, FileCache cache, ObjectField? volume)
    {
        var sidecar = new FuseSidecar(pod);
        var pools = PodPools.Of(cluster, pod);
        var total = cache.Size + DiskNeed.Of(pod).Total;
        if (pools.Count == 0 || pools.Any(pool => PodPools.Disk(pool) is not { } disk || NodeSizes.EphemeralStorage(disk) >= total))
        {
            var limit = sidecar.LimitField(FuseSidecar.Disk);
            return volume is not null ? cache.Beyond(volume["emptyDir"]["sizeLimit"], pod)
                : sidecar.Limit(FuseSidecar.Disk) < cache.Size
                ? limit.Flaw($"The file cache of {NodeSizes.Text(cache.Size)} GiB lies on the boot disk, where the sidecar may write {limit.Text}.", "Raise the limit above the cache.") : null;
        }

        var room = NodeSizes.EphemeralStorage(pools.Max(pool => PodPools.Disk(pool))!.Value);
        return Misplaced(pod, cache, volume, $"The file cache of {NodeSizes.Text(cache.Size)} GiB lies on the boot disk, which leaves the Pods of {pod} {NodeSizes.Text(room)} GiB for everything.");
    }

    // It was meant for a volume in memory: the medium is missing, or the name is not the one that the driver looks for.
    private static Flaw? Misplaced(PodTemplate pod, FileCache cache, ObjectField? volume, string message)
    {
        const string hint = $"Give it a volume {FuseSidecar.CacheVolume} in memory, a larger disk_size_gb, or less.";
        var near = NearestName.Find(FuseSidecar.CacheVolume, pod.Spec.Select("volumes[].name").Select(name => name.Text ?? ""));
        var medium = volume?["emptyDir"]["medium"];
        return medium is { Exists: true } ? medium.Flaw(message, hint)
            : medium is not null ? medium.IsMisspelt ? null : medium.Missing(message, hint)
            : near is null ? cache.Field.Flaw(message, hint) : pod.Spec.Select("volumes[].name").First(name => name.Text == near).Flaw(message, $"Did you mean {FuseSidecar.CacheVolume}?");
    }
}

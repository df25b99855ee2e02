using System.Globalization;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Schemas;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>A file cache of the fuse driver that is larger than what it lies in.</summary>
/// <remarks>gcs-fuse-csi-driver, docs/troubleshooting.md: the cache's volume, else the sidecar's share of the boot disk.</remarks>
public sealed class CacheBeyondMedium() : SeamRule(new RuleInfo(
    "TND0609", "cache-beyond-medium", Severity.Error, Layers.Seams, "A mounted bucket's file cache does not fit where it lies."))
{
    private const string Memory = "memory";
    private const string Disk = "ephemeral-storage";

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
        Staging(fleet).Concat(
        from cluster in PlannedCluster.Of(fleet, infra)
        where !cluster.IsAutopilot
        from mounts in BucketMount.Of(fleet).Where(mount => mount.Cluster == cluster.Name && mount.Pod is not null).GroupBy(mount => mount.Pod!)
        let cache = FileCache.Of(mounts)
        where cache is not null
        let finding = Check(cluster, mounts.Key, cache)
        where finding is not null
        select finding);

    // What is written to a bucket is staged on the disk, a file at a time.
    private IEnumerable<Finding> Staging(FleetModel fleet) =>
        from pod in PodTemplate.Of(fleet)
        where FuseVolume.Of(pod).Any(volume => volume.IsWritable)
        let sidecar = new FuseSidecar(pod)
        where sidecar.Limit(Disk) < NodeSizes.Gibi
        let limit = sidecar.LimitField(Disk)
        select At(limit.Flaw($"{limit.Text} of disk are left for the files that the Pods of {pod} write to their bucket: each is staged there whole.", "Write Gi, and more than the largest file has."));

    private Finding? Check(PlannedCluster cluster, PodTemplate pod, FileCache cache)
    {
        var volume = pod.Spec["volumes"].Items.FirstOrDefault(candidate => candidate["name"].Text == FuseSidecar.CacheVolume);
        return volume is null || volume["emptyDir"] is { Exists: true, Mapping: not null } && volume["emptyDir"]["medium"].Text is not "Memory" ? OnDisk(cluster, pod, cache, volume)
            : volume["emptyDir"].Exists ? Beyond(cache, volume["emptyDir"]["sizeLimit"], pod) ?? InMemory(cluster, pod, cache)
            : Beyond(cache, volume["ephemeral"]["volumeClaimTemplate"]["spec"]["resources"]["requests"]["storage"], pod);
    }

    // The sidecar's own request says how large the cache was meant to be.
    private Finding? Beyond(FileCache cache, ObjectField size, PodTemplate pod)
    {
        if (Quantities.Parse(size.Text) is not { } limit || cache.Size <= limit)
        {
            return null;
        }

        var wrong = new FuseSidecar(pod).Request(Memory) >= cache.Size ? size : cache.Field;
        return At(wrong.Flaw($"The file cache may grow to {Text(cache.Size)} GiB, but its volume {FuseSidecar.CacheVolume} ends at {Text(limit)}.", "Leave the volume a little larger than the cache."));
    }

    private Finding? InMemory(PlannedCluster cluster, PodTemplate pod, FileCache cache)
    {
        var sidecar = new FuseSidecar(pod);
        var (limit, request) = (sidecar.LimitField(Memory), sidecar.RequestField(Memory));
        if (sidecar.Limit(Memory) < cache.Size)
        {
            return At(limit.Flaw($"The file cache of {Text(cache.Size)} GiB lies in memory, but the sidecar may use {limit.Text}.", "Its pages count as the sidecar's: raise the limit, or set \"0\" for none."));
        }

        if (sidecar.Request(Memory) < cache.Size)
        {
            var message = $"The file cache of {Text(cache.Size)} GiB lies in memory, but the sidecar asks for {Text(sidecar.Request(Memory))}.";
            const string hint = "Its pages count as the sidecar's: ask for as much in gke-gcsfuse/memory-request.";
            return request.Exists ? At(request.Flaw(message, hint)) : request.IsMisspelt ? null : At(request.Missing(message, hint));
        }

        return BeyondNode(cluster, pod, request);
    }

    private Finding? BeyondNode(PlannedCluster cluster, PodTemplate pod, ObjectField request)
    {
        var shapes = new TpuPod(pod, cluster).Fitting.Select(pair => pair.Shape).ToList();
        List<ObjectField> asked = [.. pod.Running.Select(container => container["resources"]["requests"][Memory]).Append(request).Where(field => field.Exists)];
        var total = asked.Sum(field => Quantities.Parse(field.Text) ?? 0);
        return shapes.Count == 0 || shapes.Exists(shape => NodeSizes.Memory(shape.Memory) >= total) ? null
            : At(asked.MaxBy(field => Quantities.Parse(field.Text) ?? 0)!.Flaw(
                $"With the file cache the Pods of {pod} ask for {Text(total)} GiB of memory, but a node of {shapes[0].MachineType} has {Text(NodeSizes.Memory(shapes[0].Memory))} for them.",
                "Ask for less, or take a larger machine."));
    }

    private Finding? OnDisk(PlannedCluster cluster, PodTemplate pod, FileCache cache, ObjectField? volume)
    {
        var sidecar = new FuseSidecar(pod);
        var pools = PodPools.Of(cluster, pod);
        var total = cache.Size + DiskNeed.Of(pod).Total;
        if (pools.Count == 0 || pools.Any(pool => PodPools.Disk(pool) is not { } disk || NodeSizes.EphemeralStorage(disk) >= total))
        {
            return volume is not null && Beyond(cache, volume["emptyDir"]["sizeLimit"], pod) is { } beyond ? beyond
                : sidecar.Limit(Disk) < cache.Size && volume is null ? At(sidecar.LimitField(Disk).Flaw(
                    $"The file cache of {Text(cache.Size)} GiB lies on the boot disk, where the sidecar may write {sidecar.LimitField(Disk).Text}.", "Raise the limit above the cache.")) : null;
        }

        var room = NodeSizes.EphemeralStorage(pools.Max(pool => PodPools.Disk(pool))!.Value);
        var message = $"The file cache of {Text(cache.Size)} GiB lies on the boot disk, which leaves the Pods of {pod} {Text(room)} GiB for everything.";
        const string hint = $"Give it a volume {FuseSidecar.CacheVolume} in memory, a larger disk_size_gb, or less.";
        var near = NearestName.Find(FuseSidecar.CacheVolume, pod.Spec.Select("volumes[].name").Select(name => name.Text ?? ""));
        var medium = volume?["emptyDir"]["medium"];
        return medium is { Exists: true } ? At(medium.Flaw(message, hint))
            : medium is not null ? medium.IsMisspelt ? null : At(medium.Missing(message, hint))
            : At((near is null ? cache.Field : pod.Spec.Select("volumes[].name").First(name => name.Text == near)).Flaw(message, near is null ? hint : $"Did you mean {FuseSidecar.CacheVolume}?"));
    }

    private static string Text(decimal bytes) => Math.Round(bytes / NodeSizes.Gibi, 1).ToString("0.#", CultureInfo.InvariantCulture);
}

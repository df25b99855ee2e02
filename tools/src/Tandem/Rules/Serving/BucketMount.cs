using Tandem.Fleet;

namespace Tandem.Rules.Serving;

/// <summary>A Cloud Storage bucket that a volume of a cluster brings in through the fuse driver.</summary>
/// <remarks>A PersistentVolume names its bucket as the handle: gcs-fuse-csi-driver, docs/README and pkg/csi_driver/utils.go.</remarks>
/// <param name="Cluster">The cluster.</param>
/// <param name="Pod">The Pods that mount it; null for a PersistentVolume that none claims.</param>
/// <param name="Source">The volume's <c>csi</c>.</param>
/// <param name="IsReadOnly">Whether the Pods cannot write it.</param>
internal sealed record BucketMount(string Cluster, PodTemplate? Pod, ObjectField Source, bool IsReadOnly)
{
    public const string Driver = "gcsfuse.csi.storage.gke.io";

    // In place of a name: every bucket that the account may list.
    private const string AllBuckets = "_";

    /// <summary>The field that names the bucket.</summary>
    public ObjectField BucketField => Source["volumeAttributes"].Has("bucketName") || Source["volumeHandle"] is not { Exists: true } handle
        ? Source["volumeAttributes"]["bucketName"] : handle;

    /// <summary>The field by which the volume itself is read-only; null where its mounts or options are, or where it is not.</summary>
    public ObjectField? ReadOnlyField => Source["readOnly"] is { IsTrue: true } own ? own : null;

    /// <summary>The bucket; null where none is named.</summary>
    public string? Bucket => BucketField.Text is { Length: > 0 } name && name != AllBuckets ? name.Split(':')[0] : null;

    /// <summary>The volumes of every cluster that was asked for.</summary>
    public static IEnumerable<BucketMount> Of(FleetModel fleet)
    {
        var pods = PodTemplate.Of(fleet).ToList();
        var volumes = new ClaimedVolumes(fleet);
        var claimed = pods.SelectMany(pod => pod.Spec.Select("volumes[]").Select(volume => OfVolume(pod, volume, volumes))).OfType<BucketMount>().ToList();
        var idle = volumes.All.Where(pair => IsFuse(pair.Volume["spec"]["csi"])).Select(pair => new BucketMount(pair.Cluster, null, pair.Volume["spec"]["csi"], IsReadOnly: true))
            .Where(mount => claimed.TrueForAll(other => other.Source.Owner != mount.Source.Owner));
        return claimed.Concat(idle);
    }

    private static BucketMount? OfVolume(PodTemplate pod, ObjectField volume, ClaimedVolumes volumes)
    {
        var persistent = volume["persistentVolumeClaim"] is { Exists: true } claim ? volumes.Find(pod.Cluster, pod.Namespace, claim["claimName"].Text) : null;
        var source = persistent is null ? volume["csi"] : persistent["spec"]["csi"];
        return !IsFuse(source) ? null : new BucketMount(pod.Cluster, pod, source, source["readOnly"].IsTrue || volume["persistentVolumeClaim"]["readOnly"].IsTrue
            || Options(source, persistent).Contains("ro", StringComparer.Ordinal) || IsMountedReadOnly(pod, volume["name"].Text));
    }

    private static bool IsFuse(ObjectField source) => source["driver"].Text == Driver;

    private static IEnumerable<string> Options(ObjectField source, ObjectField? persistent) =>
        (source["volumeAttributes"]["mountOptions"].Text?.Split(',') ?? []).Concat(persistent?.Select("spec.mountOptions[]").Select(option => option.Text ?? "") ?? [])
        .Select(option => option.Trim());

    private static bool IsMountedReadOnly(PodTemplate pod, string? name)
    {
        var mounts = pod.Containers.SelectMany(container => container["volumeMounts"].Items).Where(mount => mount["name"].Text == name).ToList();
        return mounts.Count > 0 && mounts.TrueForAll(mount => mount["readOnly"].IsTrue);
    }
}

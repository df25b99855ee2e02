namespace Tandem.Rules.Objects;

/// <summary>Volumes in memory that may grow beyond the memory of the containers that write to them.</summary>
/// <remarks>What is written counts as the container's: https://kubernetes.io/docs/concepts/storage/volumes/#emptydir. Shared memory of a model server has a rule of its own (TND0619).</remarks>
internal static class MemoryVolumes
{
    private const string Shared = "/dev/shm";

    /// <summary>The size of each, where a container that mounts it may have less.</summary>
    public static IEnumerable<Flaw> Of(ObjectField pod) =>
        from volume in pod["volumes"].Items
        let source = volume["emptyDir"]
        where source["medium"].Text == "Memory" && Quantities.Parse(source["sizeLimit"].Text) is not null
        let writer = PodSpecs.Containers(pod).FirstOrDefault(container => Writes(container, volume) && Quantities.Parse(container["resources"]["limits"]["memory"].Text) < Quantities.Parse(source["sizeLimit"].Text))
        where writer is not null
        select source["sizeLimit"].Flaw($"The volume {volume["name"].Text} lies in memory and may grow to {source["sizeLimit"].Text}, but {writer["name"].Text}, whose memory it counts as, is killed at {writer["resources"]["limits"]["memory"].Text}.",
            "Take medium: Memory out, or keep the volume below the container's limit.");

    private static bool Writes(ObjectField container, ObjectField volume) => container["volumeMounts"].Items.Any(mount =>
        mount["name"].Text == volume["name"].Text && !mount["readOnly"].IsTrue && mount["mountPath"].Text?.TrimEnd('/') != Shared);
}

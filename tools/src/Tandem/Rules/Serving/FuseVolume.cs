using Tandem.Rules.Objects;

namespace Tandem.Rules.Serving;

/// <summary>A bucket that Pods mount by a volume of their own.</summary>
/// <param name="Pod">The Pods.</param>
/// <param name="Volume">The volume.</param>
internal sealed record FuseVolume(PodTemplate Pod, ObjectField Volume)
{
    /// <summary>The options of the mount.</summary>
    public ObjectField Options => Volume["csi"]["volumeAttributes"]["mountOptions"];

    /// <summary>Every container that mounts it, with the mount.</summary>
    public IEnumerable<(ObjectField Container, ObjectField Mount)> Mounts =>
        from container in Pod.Containers
        from mount in container["volumeMounts"].Items
        where mount["name"].Text == Volume["name"].Text
        select (container, mount);

    /// <summary>Whether anybody may write to it.</summary>
    public bool IsWritable => !Volume["csi"]["readOnly"].IsTrue && Mounts.Any(pair => !pair.Mount["readOnly"].IsTrue);

    /// <summary>The value of an option, after the last <c>:</c> or <c>=</c>; null where it is not set.</summary>
    public string? Option(string name) => (Options.Text ?? "").Split(',').Select(option => option.Trim())
        .FirstOrDefault(option => option.StartsWith(name, StringComparison.Ordinal) && option.Length > name.Length && option[name.Length] is ':' or '=')?[(name.Length + 1)..];

    /// <summary>The volumes of Pods.</summary>
    public static IEnumerable<FuseVolume> Of(PodTemplate pod) =>
        pod.Spec["volumes"].Items.Where(volume => volume["csi"]["driver"].Text == BucketMount.Driver).Select(volume => new FuseVolume(pod, volume));
}

using Tandem.Findings;
using Tandem.Rules.Objects;
using Tandem.Rules.References;

namespace Tandem.Rules.Words;

/// <summary>A volume that no container of its Pods mounts: what it was for is mounted from another, or not at all.</summary>
public sealed class UnusedVolume() : ReferenceRule(new RuleInfo(
    "TND0153", "unused-volume", Severity.Error, Layers.References, "No container mounts a volume of its Pods."))
{
    // Those that GKE's injected sidecars mount. A claim may be held for its own sake.
    private const string OfSidecars = "gke-gcsfuse";

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from pod in !world.IsOurs ? [] : world.OwnPods
        let mounts = Mounted(pod)
        from volume in pod.Spec["volumes"].Items
        where volume["name"].Text is { Length: > 0 } name && !name.StartsWith(OfSidecars, StringComparison.Ordinal) && !mounts.Exists(mount => mount.Text == name)
        where !volume.Has("persistentVolumeClaim")
        where mounts.TrueForAll(mount => IsDeclared(pod, mount))
        let other = Twice(mounts)
        select other is null ? Found(world, volume["name"].Flaw($"No container of {pod} mounts the volume {volume["name"].Text}.", "Mount it, or take it out."))
            : Found(world, other.Flaw($"{other.Text} is mounted a second time, at {other.Parent!["mountPath"].Text}, and {volume["name"].Text} by no container.", $"Is it {volume["name"].Text} that belongs there?"), volume["name"]);

    private static List<ObjectField> Mounted(PodTemplate pod) =>
        [.. pod.Containers.SelectMany(container => container["volumeMounts"].Items.Select(mount => mount["name"]).Concat(container["volumeDevices"].Items.Select(device => device["name"])))];

    // A mount of a name that is no volume's has a finding of its own.
    private static bool IsDeclared(PodTemplate pod, ObjectField mount) => pod.Spec["volumes"].Items.Any(volume => volume["name"].Text == mount.Text) || pod.Root["spec"]["volumeClaimTemplates"].Exists;

    // One container has one volume at two places, without parts of it.
    private static ObjectField? Twice(List<ObjectField> mounts) => mounts
        .Where(mount => mount.Parent!["subPath"].Exists is false && mount.Parent!["subPathExpr"].Exists is false)
        .GroupBy(mount => (mount.Text, Container: mount.Parent!.Parent))
        .Where(group => group.Count() > 1)
        .Select(group => group.FirstOrDefault(mount => mount.Parent!["mountPath"].Text?.Split('/', '-').Contains(mount.Text, StringComparer.Ordinal) != true) ?? group.Last())
        .FirstOrDefault();
}

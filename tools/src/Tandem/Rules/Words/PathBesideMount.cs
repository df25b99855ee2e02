using Tandem.Findings;
using Tandem.Rules.Objects;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Words;

/// <summary>A path that a container names and a mount of it that were meant to be the same, and are not.</summary>
public sealed class PathBesideMount() : ReferenceRule(new RuleInfo(
    "TND0152", "path-beside-mount", Severity.Error, Layers.References, "A path and the mount that it was meant for differ."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from pod in world.OwnPods
        from container in pod.Containers
        let mounts = Mounts.Paths(container)
        from mount in mounts
        let strays = Strays(pod, container, mount, mounts).ToList()
        where strays.Count > 0
        let other = strays[0]
        let isMount = IsOddMount(pod, mount, strays)
        select isMount
            ? Found(world, mount.Flaw($"Nothing is read at {mount.Text}, but {other.Field.Here} names {other.Path}.", "Mount it where it is looked for."), other.Field)
            : Found(world, other.Field.Flaw($"{other.Field.Here} names {other.Path}, where nothing is mounted.", $"Did you mean {mount.Text}?"), mount);

    // Paths below no mount whose beginning is a slip of this one.
    private static IEnumerable<(ObjectField Field, string Path)> Strays(PodTemplate pod, ObjectField container, ObjectField mount, List<ObjectField> mounts) =>
        Arguments.Everything(container, pod.Namespace).Where(word => word.Path is not null).Select(word => (word.Setter, word.Path!))
            .Concat(container["workingDir"].Text is { Length: > 1 } folder ? [(container["workingDir"], folder)] : [])
            .Where(word => !mounts.Exists(one => Mounts.Holds(one.Text, word.Item2)) && NearestName.Slip(Head(word.Item2, mount.Text!), [mount.Text!.TrimEnd('/')]) is not null);

    // As many steps of a path as a mount has.
    private static string Head(string path, string mount) => string.Join('/', path.Split('/').Take(mount.TrimEnd('/').Split('/').Length));

    // Several that agree are right; so is a mount where the Pod's other containers have the same volume at the same place.
    private static bool IsOddMount(PodTemplate pod, ObjectField mount, List<(ObjectField Field, string Path)> strays)
    {
        var volume = mount.Parent!["name"].Text;
        var others = pod.Containers.SelectMany(container => container["volumeMounts"].Items)
            .Where(other => other["name"].Text == volume && !ReferenceEquals(other["mountPath"], mount)).Select(other => other["mountPath"].Text).ToList();
        var against = others.Count(path => strays.Exists(stray => Mounts.Holds(path, stray.Path)));
        var agree = others.Count(path => path == mount.Text) + (mount.IsFact ? strays.Count : 0);
        return strays.Select(stray => stray.Field).Distinct().Count() + against > 1 + agree || (against > 0 && agree == 0) || strays.TrueForAll(stray => stray.Field.IsFact);
    }
}

using Tandem.Rules.Gateway;
using Tandem.Rules.Objects;
using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>Mounts of files that the container looks for in another folder.</summary>
internal static class StrayMounts
{
    /// <summary>The paths of such mounts, each with the word that names one of its files elsewhere.</summary>
    public static IEnumerable<Mismatch> Of(World world, PodTemplate pod, ObjectField container)
    {
        var words = Arguments.Everything(container, pod.Namespace).Where(word => word.Path is not null).ToList();
        var mounts = Mounts.Paths(container);
        return from mount in mounts
               where !mount.Parent!.Has("subPath") && !words.Exists(word => Mounts.Holds(mount.Text, word.Path!))
               let files = MountedFiles.MapOf(world, pod, mount.Parent!["name"].Text)?["data"]
               where files is not null
               let stray = words.Find(word => files.Has(word.Path![(word.Path!.LastIndexOf('/') + 1)..]) && !mounts.Exists(other => Mounts.Holds(other.Text, word.Path!)))
               // One that nearly is the mount's own path has a finding of its own.
               where stray is not null && NearestName.Slip(Folder(stray.Path!), [mount.Text!.TrimEnd('/')]) is null
               select Agreed(world, pod, mount) is { } agreed ? new Mismatch(stray.Field.Flaw($"{stray.Field.Here} names {stray.Path}, but the files are mounted at {mount.Text}, as they are in {agreed}.", $"Write {mount.Text!.TrimEnd('/')}{stray.Path![stray.Path!.LastIndexOf('/')..]}."), mount)
                   : new Mismatch(mount.Flaw($"{mount.Here} is {mount.Text}, but {stray.Field.Here} names {stray.Path}.", $"Mount it at {Folder(stray.Path!)}."), stray.Field);
    }

    // Another workload that mounts the same files at the same place, and finds them there.
    private static PodTemplate? Agreed(World world, PodTemplate pod, ObjectField mount)
    {
        var source = Mounts.Volume(pod, mount.Parent!["name"].Text)?["configMap"]["name"].Text;
        return source is null ? null : world.Pods.FirstOrDefault(other => other.Root.Owner != pod.Root.Owner && other.Namespace == pod.Namespace && other.Containers
            .Any(container => Mounts.Paths(container).Exists(twin => twin.Text == mount.Text && Mounts.Volume(other, twin.Parent!["name"].Text)?["configMap"]["name"].Text == source)
                && Arguments.Everything(container, other.Namespace).Any(word => word.Path is { } path && Mounts.Holds(mount.Text, path))));
    }

    private static string Folder(string path) => path[..Math.Max(1, path.LastIndexOf('/'))];
}

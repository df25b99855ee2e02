using Tandem.Rules.Gateway;
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
               select new Mismatch(mount.Flaw($"{mount.Here} is {mount.Text}, but {stray.Field.Here} names {stray.Path}.", $"Mount it at {Folder(stray.Path!)}."), stray.Field);
    }

    private static string Folder(string path) => path[..Math.Max(1, path.LastIndexOf('/'))];
}

using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;
using Tandem.Settings;

namespace Tandem.Fleet;

/// <summary>Finds the clusters of a repository: adding a region is adding a folder.</summary>
public static class ClusterFinder
{
    /// <summary>The folder that holds them.</summary>
    public const string Folder = "clusters";

    /// <summary>Every cluster, by name, with its units.</summary>
    public static IReadOnlyList<Cluster> Find(Workspace workspace)
    {
        var home = workspace.Absolute(Folder);
        return !Directory.Exists(home) ? [] :
        [
            .. Directory.EnumerateDirectories(home)
                .Select(Path.GetFileName).OfType<string>()
                .Where(name => !name.StartsWith('.'))
                .Order(StringComparer.Ordinal)
                .Select(name => new Cluster(name, Units(workspace, name))),
        ];
    }

    /// <summary>The clusters of the names given; all where none is.</summary>
    /// <exception cref="SettingsException">There is no cluster of a name.</exception>
    public static IReadOnlyList<Cluster> Choose(IReadOnlyList<Cluster> clusters, IReadOnlyList<string> names)
    {
        var known = clusters.Select(cluster => cluster.Name).ToList();
        foreach (var name in names.Except(known, StringComparer.Ordinal))
        {
            var nearest = NearestName.Find(name, known);
            throw new SettingsException(new Place(Folder, 1, 1), $"There is no cluster {name}.",
                nearest is null ? $"The clusters are {string.Join(", ", known)}." : $"Did you mean {nearest}?");
        }

        return names.Count == 0 ? clusters : [.. clusters.Where(cluster => names.Contains(cluster.Name, StringComparer.Ordinal))];
    }

    // A unit is a root that no other root of the same cluster takes in, and that builds by itself.
    private static List<Unit> Units(Workspace workspace, string cluster)
    {
        var folder = $"{Folder}/{cluster}";
        var roots = workspace.FilesUnder(folder)
            .Where(KustomizationFile.IsKustomization)
            .Select(path => KustomizationFile.Read(workspace, path[..path.LastIndexOf('/')]) ?? Broken(path))
            .Where(kustomization => !kustomization.IsComponent)
            .ToList();
        var taken = roots.SelectMany(root => root.FoldersTakenIn(workspace)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. roots.Where(root => !taken.Contains(root.Folder))
                .Select(root => new Unit(cluster, root.Folder == folder ? "." : root.Folder[(folder.Length + 1)..], root.Folder)),
        ];
    }

    // What cannot be read is still a root: rendering it says what is wrong.
    private static KustomizationFile Broken(string path) =>
        new(path[..path.LastIndexOf('/')], path, new MappingNode(new SourceText(path, ""), 1, 1, []));
}

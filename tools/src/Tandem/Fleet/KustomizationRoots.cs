using Tandem.Kustomize;
using Tandem.Manifests;

namespace Tandem.Fleet;

/// <summary>Finds the kustomizations that no other takes in and that are no components.</summary>
internal static class KustomizationRoots
{
    /// <summary>Their folders, in the order of the files.</summary>
    /// <param name="workspace">What holds them.</param>
    /// <param name="files">The files among which to look.</param>
    public static IReadOnlyList<string> Find(Workspace workspace, IEnumerable<string> files)
    {
        var folders = files.Where(KustomizationFile.IsKustomization).Select(FolderOf).ToList();
        var kustomizations = folders.ConvertAll(folder => KustomizationFile.Read(workspace, folder));
        var taken = kustomizations.SelectMany(kustomization => kustomization?.FoldersTakenIn(workspace) ?? []).ToHashSet(StringComparer.Ordinal);
        return [.. folders.Where((folder, i) => kustomizations[i]?.IsComponent != true && !taken.Contains(folder))];
    }

    private static string FolderOf(string path) => path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : ".";
}

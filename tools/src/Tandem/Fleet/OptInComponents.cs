using Tandem.Kustomize;
using Tandem.Manifests;

namespace Tandem.Fleet;

/// <summary>The Components that no root takes in today: features that an overlay may turn on.</summary>
public static class OptInComponents
{
    /// <summary>Walks each of them by itself.</summary>
    public static IReadOnlyList<KustomizationTree> Walk(Workspace workspace, IEnumerable<string> folders, IReadOnlyList<KustomizationTree> trees)
    {
        var taken = trees.SelectMany(tree => tree.Files).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. folders.SelectMany(workspace.FilesUnder)
                .Where(file => KustomizationFile.IsKustomization(file) && !taken.Contains(file))
                .Select(file => file[..file.LastIndexOf('/')])
                .Where(folder => KustomizationFile.Read(workspace, folder) is { IsComponent: true })
                .Select(folder => TreeWalker.Walk(workspace, folder)),
        ];
    }
}

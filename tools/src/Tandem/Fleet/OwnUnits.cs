using Tandem.Kustomize;
using Tandem.Live.Jobs;
using Tandem.Manifests;

namespace Tandem.Fleet;

/// <summary>Finds the roots under <c>base</c> that no kustomization takes in: whoever applies one does so by hand or by a program, to any cluster.</summary>
internal static class OwnUnits
{
    private const string Home = "base";

    /// <summary>Them. What is exempted is none; nor is a base that waits for facts: an overlay has lost it.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="isExempt">Whether a file is not to be checked.</param>
    public static IReadOnlyList<Unit> Find(Workspace workspace, Func<string, bool> isExempt)
    {
        var all = CoveredFiles.Of(workspace, [Home, ClusterFinder.Folder]).Where(KustomizationFile.IsKustomization).ToList();
        var taken = all.SelectMany(path => Read(workspace, path)?.FoldersTakenIn(workspace) ?? []).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from path in all
               let folder = FolderOf(path)
               where path.StartsWith($"{Home}/", StringComparison.Ordinal) && !taken.Contains(folder) && !isExempt(path)
               where Read(workspace, path)?.IsComponent != true && (folder == DrillManifests.Folder || !Waits(workspace, folder))
               select new Unit(null, folder, folder) { IsOwn = true },
        ];
    }

    private static KustomizationFile? Read(Workspace workspace, string path) => KustomizationFile.Read(workspace, FolderOf(path));

    private static string FolderOf(string path) => path[..path.LastIndexOf('/')];

    private static bool Waits(Workspace workspace, string folder) => TreeWalker.Walk(workspace, folder).Objects
        .Where(made => made.Writers is [not GeneratedWriter, ..])
        .Any(made => FieldPaths.Scalars(made.State.Root).Any(scalar => scalar.Node.Text != "0" && Placeholders.IsIn(scalar.Node.Text)));
}

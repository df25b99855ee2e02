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
    public static IReadOnlyList<Unit> Find(Workspace workspace, Func<string, bool> isExempt) =>
    [
        .. from folder in KustomizationRoots.Find(workspace, CoveredFiles.Of(workspace, [Home, ClusterFinder.Folder]))
           where folder.StartsWith($"{Home}/", StringComparison.Ordinal) && !isExempt(KustomizationFile.PathIn(workspace, folder)!)
           where folder == DrillManifests.Folder || !Waits(workspace, folder)
           select new Unit(null, folder, folder) { IsOwn = true },
    ];

    private static bool Waits(Workspace workspace, string folder) => TreeWalker.Walk(workspace, folder).Objects
        .Where(made => made.Writers is [not GeneratedWriter, ..])
        .Any(made => FieldPaths.Any(made.State.Root, scalar => scalar.Text != "0" && Placeholders.IsIn(scalar.Text)));
}

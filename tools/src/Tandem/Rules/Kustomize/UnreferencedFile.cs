using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;

namespace Tandem.Rules.Kustomize;

/// <summary>A manifest or a patch that no kustomization takes in: somebody wrote it, and no cluster gets it.</summary>
public sealed class UnreferencedFile() : Rule(KustomizeRules.UnreferencedFile)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var taken = fleet.Trees.SelectMany(tree => tree.Files).ToHashSet(StringComparer.Ordinal);
        return !fleet.IsRepository ? [] :
            from file in CoveredFiles.Of(fleet.Workspace, ["base", ClusterFinder.Folder])
            where !taken.Contains(file) && !fleet.Settings.Unchecked.Any(exemption => exemption.Covers(file))
            let folder = file[..file.LastIndexOf('/')]
            select KustomizationFile.IsKustomization(file)
                ? Finding.At(Info, new Place(file, 1, 1), $"No cluster takes in the kustomization of {folder}.",
                    "Name the folder under resources or components of a kustomization that is in use, or delete it.")
                : Finding.At(Info, new Place(file, 1, 1), $"No kustomization takes in {file}.",
                    $"Name it in {NearestKustomization(fleet, folder)}, or delete it.");
    }

    private static string NearestKustomization(FleetModel fleet, string folder) =>
        KustomizationFile.PathIn(fleet.Workspace, folder) ?? "a kustomization";
}

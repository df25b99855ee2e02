using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;

namespace Tandem.Rules.Gateway;

/// <summary>
/// The lines by which the Gateway's unit takes in each region's address, as they are written: where two of them clash, nothing is
/// rendered that would tell.
/// </summary>
/// <param name="fleet">The model.</param>
internal sealed class AddressLines(FleetModel fleet)
{
    private const string Address = "address";

    /// <summary>The regions that a unit which does not build leaves out, and the addresses that are filled with another region's facts.</summary>
    /// <param name="built">The units whose Gateway was rendered: those tell by themselves.</param>
    public IEnumerable<(Place Place, string Message, string Hint)> Flaws(IReadOnlyList<Unit> built) => !fleet.IsRepository ? [] :
        Strays().Concat(fleet.RenderedTrees.Where(tree => !built.Any(unit => unit.Folder == tree.Folder)).SelectMany(LeftOut));

    private IEnumerable<(Place Place, string Message, string Hint)> LeftOut(KustomizationTree tree)
    {
        var lists = tree.Kustomizations.Where(kustomization => Taken(kustomization).Any(path => RegionOf(path) is not null && path.EndsWith("/" + Address, StringComparison.Ordinal)));
        return from kustomization in lists
               where fleet.Units.Any(unit => unit.Unit.Folder == tree.Folder && unit.Text is null)
               from region in fleet.Facts.Regions.Select(facts => facts.Region)
               where !Taken(kustomization).Contains($"{ClusterFinder.Folder}/{region}/{Address}")
               select (kustomization.Root.Find("components")!.Key.Place, RegionWithoutAddress.Message(region), RegionWithoutAddress.Hint(region));
    }

    private IEnumerable<(Place Place, string Message, string Hint)> Strays() =>
        from kustomization in fleet.Trees.SelectMany(tree => tree.Kustomizations).DistinctBy(kustomization => kustomization.Path)
        where RegionOf(kustomization.Folder) is not null && kustomization.Folder.EndsWith("/" + Address, StringComparison.Ordinal)
        from entry in kustomization.Scalars("components").Concat(kustomization.Scalars("resources"))
        let region = RegionOf(fleet.Workspace.Resolve(kustomization.Folder, entry.Text))
        where region is not null && region != RegionOf(kustomization.Folder)
        select (entry.Place, $"The address of {RegionOf(kustomization.Folder)} is filled with the facts of {region}.", "Take in the region's own: ../facts.");

    private IEnumerable<string> Taken(KustomizationFile kustomization) =>
        kustomization.Scalars("components").Select(entry => fleet.Workspace.Resolve(kustomization.Folder, entry.Text));

    private string? RegionOf(string path) =>
        path.Split('/') is [ClusterFinder.Folder, var region, ..] && fleet.Clusters.Any(cluster => cluster.Name == region) ? region : null;
}

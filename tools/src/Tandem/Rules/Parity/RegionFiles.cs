using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;

namespace Tandem.Rules.Parity;

/// <summary>Which files one region takes in and others do not.</summary>
/// <param name="fleet">The fleet.</param>
internal sealed class RegionFiles(FleetModel fleet)
{
    /// <summary>
    /// Where a region takes in what others do not: the place itself in the region's own folder, the entry of its kustomization for a file
    /// of <c>base</c>; null where others take the file in too, and for a fact, which is meant to differ.
    /// </summary>
    public Place? Own(FleetObject candidate, Place place)
    {
        var (unit, others) = (candidate.Unit!, Trees(candidate.Unit!.Name, except: candidate.Unit!.Cluster!));
        if (FactsFiles.Is(place.File) || others.Any(tree => tree.Files.Contains(place.File, StringComparer.Ordinal)))
        {
            return null;
        }

        return place.File.StartsWith($"{ClusterFinder.Folder}/", StringComparison.Ordinal) ? place : Entry(unit, place.File) ?? place;
    }

    /// <summary>The list of a region's kustomization that lacks what another region's takes in.</summary>
    public Place Lack(string region, string unit, bool isOfComponent)
    {
        var kustomization = fleet.Units.First(candidate => candidate.Unit.Cluster == region && candidate.Unit.Name == unit).Tree.Kustomizations[0];
        var list = kustomization.Root.Find(isOfComponent ? "components" : "resources") ?? kustomization.Root.Find("resources") ?? kustomization.Root.Find("kind");
        return list?.Key.Place ?? new Place(kustomization.Path, 1, 1);
    }

    /// <summary>Where a region's unit takes away an object that another region has; null where it never had it.</summary>
    public Place? Deleted(string region, string unit, FleetObject lost) =>
        fleet.Units.First(candidate => candidate.Unit.Cluster == region && candidate.Unit.Name == unit).Tree.Deletions
            .FirstOrDefault(deletion => deletion.Id == lost.Manifest.Id && (deletion.Name == lost.Manifest.Name || deletion.Name == lost.WrittenName))?.Place;

    /// <summary>Whether a file is part of a Component.</summary>
    public bool IsOfComponent(Unit unit, string file) => Tree(unit).Kustomizations
        .Any(kustomization => kustomization.IsComponent && file.StartsWith(kustomization.Folder + "/", StringComparison.Ordinal));

    /// <summary>The entry of a unit's own kustomization that takes a file in; null where none does by its folder.</summary>
    public Place? Entry(Unit unit, string file)
    {
        var root = Tree(unit).Kustomizations[0];
        return root.Scalars("components").Concat(root.Scalars("resources"))
            .FirstOrDefault(entry => file.StartsWith(fleet.Workspace.Resolve(root.Folder, entry.Text) + "/", StringComparison.Ordinal))?.Place;
    }

    private KustomizationTree Tree(Unit unit) => fleet.Units.First(candidate => candidate.Unit == unit).Tree;

    private IEnumerable<KustomizationTree> Trees(string unit, string except) =>
        fleet.Units.Where(candidate => candidate.Unit.Name == unit && candidate.Unit.Cluster != except).Select(candidate => candidate.Tree);
}

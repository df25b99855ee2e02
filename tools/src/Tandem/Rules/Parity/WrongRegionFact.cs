using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Parity;

/// <summary>What belongs to one region, in another: its facts taken in by the neighbour's unit, or its name where that region's own should stand.</summary>
public sealed class WrongRegionFact() : Rule(new RuleInfo(
    "TND0533", "wrong-region-fact", Severity.Error, Layers.Parity, "A region holds what belongs to another."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => !fleet.IsRepository ? [] : Entries(fleet).Concat(Texts(fleet)).Concat(ProjectlessNames.Of(Info, fleet)).DistinctBy(finding => finding.Blame.Place);

    // The Gateway's unit takes in every region's address, whose own lines another rule judges.
    private IEnumerable<Finding> Entries(FleetModel fleet) =>
        from kustomization in fleet.Trees.SelectMany(tree => tree.Kustomizations).DistinctBy(kustomization => kustomization.Path)
        let region = RegionOf(fleet, kustomization.Folder)
        where region is not null && !kustomization.Folder.EndsWith("/address", StringComparison.Ordinal)
        from entry in kustomization.Scalars("components").Concat(kustomization.Scalars("resources")).Where(entry => !RemotePaths.IsRemote(entry.Text))
        let path = fleet.Workspace.Resolve(kustomization.Folder, entry.Text)
        let other = RegionOf(fleet, path)
        where other is not null && other != region && !path.EndsWith("/address", StringComparison.Ordinal)
        select Finding.At(Info, entry.Place, $"{kustomization.Folder} takes in {path}, which is of {other}.", $"Take in what is {region}'s own.");

    // A name that a fact brings to one region and something else to the other is the first one's.
    private IEnumerable<Finding> Texts(FleetModel fleet) =>
        from siblings in Siblings.Of(fleet)
        from owner in siblings.Objects
        let name = Siblings.RegionOf(owner)
        from scalar in FieldPaths.Scalars(owner.Manifest.Root, node => WholeWords.IndexOf(node.Text, name, 0, StringComparison.Ordinal) >= 0)
        where IsOwnFact(owner, scalar.Path)
        from stranger in siblings.Objects.Where(other => other != owner)
        where (FieldPaths.Find(stranger.Manifest.Root, [.. scalar.Path]) as ScalarNode)?.Text == scalar.Node.Text && !IsOwnFact(stranger, scalar.Path)
        select stranger.Finding(Info, scalar.Path, FieldTarget.Value, $"{scalar.Node.Text} is {name}'s, and stands here in {Siblings.RegionOf(stranger)}.", "Leave it to the replacement that fills it in each region.");

    private static bool IsOwnFact(FleetObject candidate, IReadOnlyList<PathSegment> path) => FactsFiles.Is(candidate.Blame(path, FieldTarget.Value).Place.File);

    private static string? RegionOf(FleetModel fleet, string path) =>
        path.Split('/') is [ClusterFinder.Folder, var region, ..] && fleet.Clusters.Any(cluster => cluster.Name == region) ? region : null;
}

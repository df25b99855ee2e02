using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;

namespace Tandem.Rules.Fleet;

/// <summary>Facts in a file that Kustomize finds, because an entry names it, and nobody else does.</summary>
public sealed class MisplacedFacts() : Rule(new RuleInfo(
    "TND0539", "misplaced-facts", Severity.Error, Layers.Facts, "Facts stand in a file that only Kustomize reads."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => !fleet.IsRepository ? [] :
        from kustomization in fleet.Trees.SelectMany(tree => tree.Kustomizations).DistinctBy(kustomization => kustomization.Path)
        from entry in kustomization.Scalars("resources").Where(entry => !RemotePaths.IsRemote(entry.Text))
        let file = fleet.Workspace.Resolve(kustomization.Folder, entry.Text)
        where fleet.Workspace.HasFile(file)
        let meant = Meant(fleet, file)
        where meant is not null && meant != file
        select Finding.At(Info, entry.Place, $"{file} holds the facts that Terraform and tandem read from {meant} alone: to them they are not there.", $"Let the file be {meant}.");

    private static string? Meant(FleetModel fleet, string file) =>
        fleet.Workspace.Yaml(file).Documents is not [MappingNode root] || root.Text("kind") != "ConfigMap" ? null : root.Mapping("metadata")?.Text("name") switch
        {
            FactsFiles.FleetName => FactsFiles.FleetFile,
            FactsFiles.RegionName when file.Split('/') is [ClusterFinder.Folder, var region, _, ..] => FactsFiles.RegionFile(region),
            _ => null,
        };
}

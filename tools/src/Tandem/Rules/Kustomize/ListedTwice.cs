using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Kustomize;

/// <summary>A component or a patch that stands twice in a list. A resource that does builds nothing, which is reported as such.</summary>
public sealed class ListedTwice() : Rule(KustomizeRules.ListedTwice)
{
    private static readonly string[] Patches = ["patches", "patchesStrategicMerge", "patchesJson6902"];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => fleet.Trees.SelectMany(tree => tree.Kustomizations).DistinctBy(kustomization => kustomization.Path)
        .SelectMany(kustomization => Components(fleet, kustomization).Concat(OfPatches(kustomization)));

    private IEnumerable<Finding> Components(FleetModel fleet, KustomizationFile kustomization) => Repeated(
        kustomization.Scalars("components"), entry => RemotePaths.IsRemote(entry.Text) ? entry.Text : fleet.Workspace.Resolve(kustomization.Folder, entry.Text), entry => entry);

    private IEnumerable<Finding> OfPatches(KustomizationFile kustomization) => Patches.SelectMany(field => Repeated(
        kustomization.Root.List(field), NodeText.Of, entry => entry is MappingNode mapping ? mapping["path"] ?? mapping["patch"] ?? entry : entry));

    private IEnumerable<Finding> Repeated<T>(IEnumerable<T> entries, Func<T, string> content, Func<T, Node> place) =>
        entries.GroupBy(content, StringComparer.Ordinal).SelectMany(group => group.Skip(1).Select(again =>
            Finding.At(Info, place(again).Place, $"{Name(place(again))} is listed twice.", "Delete one of the two lines, or write the one that was meant.") with
            {
                Related = [new RelatedPlace(place(group.First()).Place, "listed here before")],
            }));

    private static string Name(Node entry) => entry is ScalarNode { Text: var text } && !text.Contains('\n', StringComparison.Ordinal) ? text : "The patch";
}

using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;

namespace Tandem.Rules.Kustomize;

/// <summary>A patch whose target selects no object in any overlay that takes it in. kustomize passes it in silence.</summary>
public sealed class PatchSelectsNothing() : Rule(KustomizeRules.PatchSelectsNothing)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => Rendered(fleet).Concat(fleet.IsRepository && fleet.IsWhole ? OptIn(fleet) : []);

    // A component that no overlay takes in finds its objects in none; one that is nearly named by it was meant, unless others say the same.
    private IEnumerable<Finding> OptIn(FleetModel fleet)
    {
        var objects = fleet.Trees.SelectMany(tree => tree.Objects).ToList();
        return from target in fleet.OptInTrees.SelectMany(tree => tree.Targets)
               where target.Selector["labelSelector"] is null && target.Selector["annotationSelector"] is null && !objects.Exists(new ObjectSelector(target.Selector, patterns: true).Selects)
               let slip = SelectorSlip.Of(target.Selector, patterns: true, objects)
               where slip.Nearest is not null && slip.Node is ScalarNode said && fleet.References.Votes(said.Text) == 0
               select Finding.At(Info, slip.Node.Place, $"No unit has what this target selects: {ObjectSelector.Text(target.Selector)}.", $"Did you mean {slip.Nearest}?");
    }

    private IEnumerable<Finding> Rendered(FleetModel fleet) =>
        from tree in fleet.RenderedTrees
        from target in tree.Targets
        group new { target.Selected, target.Selector, target.Slip, tree.IsOpaque } by target.Selector.Place into uses
        where uses.All(use => use.Selected == 0 && !use.IsOpaque)
        select Finding.At(Info, uses.MaxBy(use => use.Slip!.Depth)!.Slip!.Node.Place,
            $"The target {ObjectSelector.Text(uses.First().Selector)} selects no object; the patch changes nothing.",
            "Correct the target, or delete the patch. kind, name and namespace are patterns for the whole text.");
}

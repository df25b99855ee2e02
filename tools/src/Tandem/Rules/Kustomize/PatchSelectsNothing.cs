using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Kustomize;

/// <summary>A patch whose target selects no object in any overlay that takes it in. kustomize passes it in silence.</summary>
public sealed class PatchSelectsNothing() : Rule(KustomizeRules.PatchSelectsNothing)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        from target in fleet.RenderedTrees.SelectMany(tree => tree.Targets)
        group target by target.Selector.Place into uses
        where uses.All(use => use.Selected == 0)
        select Finding.At(Info, uses.MaxBy(use => use.Slip!.Depth)!.Slip!.Node.Place,
            $"The target {string.Join(", ", uses.First().Selector.Entries.Select(entry => $"{entry.Name} {(entry.Value as Tandem.Manifests.ScalarNode)?.Text}"))} selects no object; the patch changes nothing.",
            "Correct the target, or delete the patch. kind, name and namespace are patterns for the whole text.");
}

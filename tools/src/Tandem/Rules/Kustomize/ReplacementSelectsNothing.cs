using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Kustomize.Effects;

namespace Tandem.Rules.Kustomize;

/// <summary>A replacement's target that selects no object in any unit that takes it in. kustomize passes it in silence.</summary>
public sealed class ReplacementSelectsNothing() : Rule(KustomizeRules.ReplacementSelectsNothing)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        new StrayedTarget(fleet).Gather(Idle(fleet), Info, target => Finding.At(Info, target.Slip!.Node.Place, $"The target {ObjectSelector.Text(target.Select)} selects no object; the replacement writes nothing there.",
            target.Slip.Nearest is { } nearest ? $"Did you mean {nearest}?" : "Correct the select, or delete the target. kind, name and namespace are literal here, not patterns."));

    /// <summary>The targets that select nothing anywhere, each once, from the tree that tells best what is wrong.</summary>
    private static List<ReplacementTarget> Idle(FleetModel fleet)
    {
        var idle = fleet.RenderedTrees.SelectMany(tree => tree.Replacements.Select(target => (target, tree.IsOpaque)))
            // Without a trial, what is no component's own is looked for in all of them.
            .Where(use => fleet.Trial?.Files.Contains(use.target.Select.Place.File) != false)
            .GroupBy(use => use.target.Select.Place)
            .Where(uses => uses.All(use => use.target.Selected == 0 && !use.IsOpaque))
            .Select(uses => uses.Select(use => use.target).MaxBy(target => target.Slip!.Depth)!)
            .ToList();
        foreach (var tree in idle.Count == 0 ? [] : OptInComponents.Otherwise(fleet))
        {
            var hit = tree.Replacements.Where(target => target.Selected > 0).Select(target => target.Select.Place).ToHashSet();
            // What an object holds after an operation that does not apply is not known; that it does not is said by itself.
            var doubtful = tree.Effects.Any(effect => effect is { Kind: EffectKind.Operation, Fails: not null })
                ? tree.Objects.Where(made => !made.State.IsCertain).Select(made => made.Id.Kind).ToHashSet(StringComparer.Ordinal) : [];
            idle.RemoveAll(target => hit.Contains(target.Select.Place) || doubtful.Contains(target.Select.Text("kind") ?? ""));
            if (idle.Count == 0)
            {
                break;
            }
        }

        return idle;
    }
}

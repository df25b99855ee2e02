using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize.Effects;

namespace Tandem.Rules.Kustomize;

/// <summary>What every entry of a kustomization did, in all the units that take it in.</summary>
internal static class EntryUses
{
    /// <summary>The uses of every entry; none of one that is also used where only kustomize knows what is there.</summary>
    public static IEnumerable<IReadOnlyList<Effect>> Of(FleetModel fleet) =>
        from tree in fleet.RenderedTrees
        from effect in tree.Effects
        group (effect, tree.IsOpaque) by (effect.Kind, effect.Place) into uses
        where !uses.Any(use => use.IsOpaque)
        select (IReadOnlyList<Effect>)[.. uses.Select(use => use.effect)];
}

using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize.Effects;

namespace Tandem.Rules.Kustomize;

/// <summary>An entry under <c>images</c> whose name no container has, or a <c>namespace</c> that no object takes. kustomize passes both in silence.</summary>
public sealed class OverrideHitsNothing() : Rule(KustomizeRules.OverrideHitsNothing)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        from uses in EntryUses.Of(fleet)
        where uses.All(use => use.Hits == 0)
        select uses[0] switch
        {
            { Kind: EffectKind.Image } image => Finding.At(Info, image.Place, $"No container has the image {image.Text}; the override changes nothing.",
                "The name is that of the image before the override, without tag and digest. Correct it, or delete the entry."),
            { Kind: EffectKind.Namespace } name => Finding.At(Info, name.Place, $"No object here takes the namespace {name.Text}: all are cluster-scoped.",
                "Delete the field, or name the kustomization that holds the namespaced objects."),
            _ => null,
        } into finding
        where finding is not null
        select finding;
}

using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Kustomize;

/// <summary>A replacement that writes over what another one of the same file has written: one of the two is for another field.</summary>
public sealed class FilledTwice() : Rule(new RuleInfo(
    "TND0218", "filled-twice", Severity.Error, Layers.Kustomize, "Two replacements write different values to one field."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        from stray in StrayTarget.Of(fleet)
        group stray by stray.Node.Place into one
        let stray = one.First()
        select Finding.At(Info, stray.Node.Place, $"{stray.Owner.Id.Kind} {stray.Owner.Name}, {stray.Field}: {stray.Lost} and {stray.Kept} both fill it; {stray.Kept} counts.",
            $"Let {stray.Wrong} fill the field that it is meant for.") with
        {
            Objects = [.. one.SelectMany(twice => fleet.Objects.Where(candidate => candidate.Source == twice.Owner).Select(candidate => candidate.Reference(twice.Field)))],
            Related = [new RelatedPlace(stray.Other.Place, "It is filled here, too.")],
        };
}

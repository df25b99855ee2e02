using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Kustomize;

/// <summary>A replacement that writes over what another one of the same file has written: one of the two is for another field.</summary>
public sealed class FilledTwice() : Rule(new RuleInfo(
    "TND0218", "filled-twice", Severity.Error, Layers.Kustomize, "Two replacements write different values to one field."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => Strays(fleet).Concat(LostFilling.Of(fleet).Select(Lost));

    private Finding Lost(LostFilling lost) => Finding.At(Info, lost.First.Source.Entry!.Place, $"{lost.Owner.Id.Kind} {lost.Owner.Name}, {lost.Field}: {lost.First.Name} fills a piece of it that {lost.Second.Name} writes over later.",
        $"Let the replacement of {lost.First.Name} stand after that of {lost.Second.Name}.") with
    {
        Objects = [new ObjectRef(null, lost.Owner.Id.ApiVersion, lost.Owner.Id.Kind, lost.Owner.Namespace, lost.Owner.Name, lost.Field)],
        Related = [new RelatedPlace(lost.Second.FieldPath.Place, "It is written over here.")],
    };

    private IEnumerable<Finding> Strays(FleetModel fleet) =>
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

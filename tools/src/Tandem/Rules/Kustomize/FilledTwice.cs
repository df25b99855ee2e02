using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Kustomize;

/// <summary>A replacement that writes over what another one of the same file has written: one of the two is for another field.</summary>
public sealed class FilledTwice() : Rule(new RuleInfo(
    "TND0218", "filled-twice", Severity.Error, Layers.Kustomize, "Two replacements write different values to one field."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => Strays(fleet).Concat(LostFilling.Of(fleet).Select(Lost));

    private Finding Lost(LostFilling lost)
    {
        var (first, second, where) = (lost.First, lost.Second, $"{lost.Owner.Id.Kind} {lost.Owner.Name}, {lost.Field}");
        var (message, hint) = lost.ComesTooSoon
            ? ($"{where}: {first.Name} fills a piece of it that {second.Name} writes over later.", $"Let the replacement of {first.Name} stand after that of {second.Name}.")
            : ($"{where}: {second.Name} writes over a piece of what {first.Name} has filled.", second.Part.Delimiter is { } delimiter
                ? $"Write another piece: with {second.Before.Split(delimiter).Length} pieces by {delimiter}, counted from 0, a greater index appends one." : "Write one piece of it.");
        return Finding.At(Info, lost.Node.Place, message, hint) with
        {
            Objects = [new ObjectRef(null, lost.Owner.Id.ApiVersion, lost.Owner.Id.Kind, lost.Owner.Namespace, lost.Owner.Name, lost.Field)],
            Related = [new RelatedPlace(lost.ComesTooSoon ? second.FieldPath.Place : first.FieldPath.Place, lost.ComesTooSoon ? "It is written over here." : "It is filled here.")],
        };
    }

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

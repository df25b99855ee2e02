using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Kustomize;

/// <summary>A replacement that writes over what another one of the same file, or it itself, has written: one of the two is for another field.</summary>
public sealed class FilledTwice() : Rule(new RuleInfo(
    "TND0218", "filled-twice", Severity.Error, Layers.Kustomize, "Two replacements write different values to one field."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => Strays(fleet).Concat(LostFilling.Of(fleet).Select(Lost)).Concat(Again(fleet));

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

    private IEnumerable<Finding> Again(FleetModel fleet) =>
        from again in RepeatedPath.Of(fleet)
        select Finding.At(Info, again.Path.Place, $"{again.Name} is written to {again.Path.Text} twice: the second time changes nothing.", "Name the field that was meant, or take one of the two out.") with
        {
            Objects = [.. again.Owners.SelectMany(owner => fleet.Objects.Where(candidate => candidate.Source == owner.Source).Select(candidate => candidate.Reference(owner.Field)))],
            Related = [new RelatedPlace(again.Before.Place, "It is written here before.")],
        };
}

using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize.Effects;
using Tandem.Manifests;

namespace Tandem.Rules.Kustomize;

/// <summary>Two patches, components or overrides of one kustomization that write one field with different values, or of which one takes away what the other fills: the first is to no effect.</summary>
public sealed class FightingPatches() : Rule(new RuleInfo(
    "TND0211", "fighting-patches", Severity.Error, Layers.Kustomize, "Two entries of a kustomization write one field with different values."))
{
    private static readonly string[] Overrides = ["images", "replicas"];
    private static readonly string[] Values = ["newTag", "digest", "count"];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var quarrels = fleet.RenderedTrees.SelectMany(tree => tree.Overwrites.GroupBy(overwrite => overwrite.Pair), (_, pair) => pair.ToList()).ToList();
        var written = quarrels.Count == 0 ? [] : Standing(fleet);
        return quarrels.Where(quarrel => quarrel.TrueForAll(overwrite => !written.Contains((overwrite.First.Place, overwrite.First.Text))))
            .Select(quarrel => Found(fleet, quarrel))
            .Concat(fleet.RenderedTrees.SelectMany(tree => tree.Kustomizations).DistinctBy(file => file.Path).SelectMany(file => Overrides.SelectMany(field => Twice([.. file.Mappings(field)]))))
            .Concat(TakenFilling.Of(fleet).GroupBy(taken => $"{taken.Giver.Text} {taken.Taker.Text}", StringComparer.Ordinal).Select(pair => Taken([.. pair])));
    }

    // A patch for all that another refines for one still does its work for the others.
    private static HashSet<(Place, string)> Standing(FleetModel fleet) =>
        [.. fleet.RenderedTrees.SelectMany(tree => tree.Objects).SelectMany(candidate => FieldPaths.Texts(candidate.State.Root)).Select(scalar => (scalar.Place, scalar.Text))];

    private Finding Found(FleetModel fleet, List<Overwrite> quarrel)
    {
        var (first, second) = (quarrel[0].First, quarrel[0].Second);
        // Whoever wrote the later line had the earlier one before his eyes.
        var (blamed, other) = first.Place.File == second.Place.File && first.Place > second.Place ? (first, second) : (second, first);
        return Finding.At(Info, blamed.Place, $"{quarrel[0].Path} is {blamed.Text} here and {other.Text} in another entry of the same kustomization; {second.Text} counts, and {first.Text} is to no effect.",
            "Take one of the two out.") with
        {
            Objects = [.. quarrel.SelectMany(overwrite => fleet.Objects.Where(candidate => candidate.Source == overwrite.Owner).Select(candidate => candidate.Reference(overwrite.Path)))],
            Related = [new RelatedPlace(other.Place, $"{other.Text} here")],
        };
    }

    // Every region may have it.
    private Finding Taken(List<TakenFilling> pair)
    {
        var (owner, field, giver, taker) = pair[0];
        return Finding.At(Info, taker.Place, $"{taker.Text} takes away {field} of {owner.Manifest.Id.Kind} {owner.Manifest.Name}, which {giver.Text} fills: it is there in place of that.", "Take one of the two out.") with
        {
            Objects = [.. pair.Select(taken => taken.Owner.Reference(taken.Field))],
            Related = [new RelatedPlace(giver.Place, "It is filled by this one."), .. pair.Select(taken => taken.Taker.Place).Distinct().Skip(1).Select(place => new RelatedPlace(place, "Here, too."))],
        };
    }

    private IEnumerable<Finding> Twice(IReadOnlyList<MappingNode> entries) =>
        from alike in entries.GroupBy(one => one.Text("name"), StringComparer.Ordinal)
        where alike.Key is not null && alike.First()["newName"] is null
        from later in alike.Skip(1)
        from field in Values
        where alike.First().Text(field) is { } text && later.Text(field) is { } counts && text != counts
        select Finding.At(Info, later[field]!.Place, $"{alike.Key} has {field} {later.Text(field)} here and {alike.First().Text(field)} before: the first is to no effect.", "Take one of the two out.") with
        {
            Related = [new RelatedPlace(alike.First()[field]!.Place, $"{alike.First().Text(field)} here")],
        };
}

using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Review.Comparing;
using Tandem.Review.Effects;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A field that differs from the merge base although the API server lets nobody change it.</summary>
public sealed class ImmutableFieldChanged() : Rule(new RuleInfo(
    "TND0156", "immutable-field-changed", Severity.Error, Layers.References, "A field is changed that the API server refuses to change."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var before = (fleet.Base ?? []).Where(unit => unit.Text is not null).ToList();
        var folders = before.Select(unit => unit.Unit.Folder).ToHashSet(StringComparer.Ordinal);
        return from cluster in before.GroupBy(unit => unit.Unit.Cluster, StringComparer.Ordinal)
               let now = fleet.Units.Where(unit => unit.Unit.Cluster == cluster.Key && folders.Contains(unit.Unit.Folder)).SelectMany(unit => unit.Objects)
               from pair in ObjectPairs.Of(cluster.SelectMany(unit => unit.Objects), now)
               where pair is { Before: not null, After: not null } && !Recreation.IsAutomatic(pair.After.Manifest)
               from finding in Check(pair.Before!, pair.After!)
               select finding;
    }

    // One finding for each field that is fixed as a whole, at the first thing in it that differs.
    private IEnumerable<Finding> Check(FleetObject before, FleetObject after) =>
        from difference in NodeComparer.Between(before.Manifest.Root, after.Manifest.Root)
        let field = ImmutableChange.Of(before, difference)
        where field is not null
        group difference by (field.Kind, Keys: string.Join('.', field.Keys), field.Remedy) into changes
        select Finding(after, changes.First(), changes.Key.Keys, changes.Key.Remedy);

    private Finding Finding(FleetObject after, FieldDifference first, string field, string remedy)
    {
        var isGone = first.After is null;
        IReadOnlyList<PathSegment> path = isGone ? [.. first.Way.After.TakeWhile((_, i) => FieldPaths.Find(after.Manifest.Root, [.. first.Way.After.Take(i + 1)]) is not null)] : first.Way.After;
        return after.Finding(Info, path, isGone ? FieldTarget.Key : FieldTarget.Value,
            $"{first.Way.Text} of {after.Manifest} was {first.BeforeText ?? "absent"} and {(isGone ? "is gone" : $"is {first.AfterText}")}: the API server does not let {field} change.", remedy);
    }
}

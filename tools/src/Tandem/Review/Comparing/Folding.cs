using Tandem.Findings;

namespace Tandem.Review.Comparing;

/// <summary>Says once what is alike in several clusters, field by field.</summary>
internal static class Folding
{
    /// <summary>Folds changes of single clusters, and sorts what is left.</summary>
    public static IReadOnlyList<ObjectChange> Fold(IEnumerable<ObjectChange> changes) =>
    [
        .. changes.GroupBy(change => change.Object).SelectMany(Alike)
            .OrderBy(change => change.Effect)
            .ThenBy(change => change.Object.Kind, StringComparer.Ordinal)
            .ThenBy(change => change.Object.ToString(), StringComparer.Ordinal)
            .ThenBy(change => string.Join(',', change.Clusters), StringComparer.Ordinal),
    ];

    private static IEnumerable<ObjectChange> Alike(IEnumerable<ObjectChange> ofObject)
    {
        foreach (var same in ofObject.GroupBy(change => (change.Kind, change.Note)))
        {
            var (whole, byField) = (same.Where(change => change.Fields.Count == 0).ToList(), same.Where(change => change.Fields.Count > 0).ToList());
            foreach (var folded in whole.Count == 0 ? ByField(byField) : ByField(byField).Prepend(Whole(whole)))
            {
                yield return folded;
            }
        }
    }

    private static ObjectChange Whole(List<ObjectChange> changes) =>
        changes[0] with { Clusters = Clusters(changes), Places = Places(changes.SelectMany(change => change.Places)) };

    // Fields that the same clusters change alike stay together.
    private static IEnumerable<ObjectChange> ByField(List<ObjectChange> changes) => changes
        .SelectMany(change => change.Fields, (change, field) => (change, field))
        .GroupBy(pair => RegionWord.Put(pair.field, pair.change.Clusters) with { Places = [] })
        .GroupBy(alike => string.Join('\0', Clusters(alike.Select(pair => pair.change))), StringComparer.Ordinal)
        .Select(group => changes[0] with
        {
            Clusters = Clusters(group.SelectMany(alike => alike.Select(pair => pair.change))),
            Fields = [.. group.Select(Field)],
            Effect = group.Min(alike => alike.Key.Effect),
            Consequence = group.Max(alike => alike.Key.Consequence),
        });

    // The word for a region stands in a value only where the regions' values differ without it.
    private static FieldChange Field(IGrouping<FieldChange, (ObjectChange Change, FieldChange Field)> alike)
    {
        var one = alike.First().Field with { Places = [] };
        return (alike.All(pair => pair.Field with { Places = [] } == one) ? one : alike.Key) with { Places = Places(alike.SelectMany(pair => pair.Field.Places)) };
    }

    private static IReadOnlyList<string> Clusters(IEnumerable<ObjectChange> changes) =>
        [.. changes.SelectMany(change => change.Clusters).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<Place> Places(IEnumerable<Place> places) => [.. places.Distinct().Order()];
}

namespace Tandem.Rules.ArgoCd;

/// <summary>Which objects of a unit strayed from the order, where pairs of them are in the wrong one.</summary>
/// <param name="roots">All objects of the unit.</param>
internal sealed class Strays(IReadOnlyList<ObjectField> roots)
{
    /// <summary>Each with the pairs that are right again once it is back.</summary>
    public IEnumerable<(ObjectField Stray, IReadOnlyList<Precedence> Broken)> Of(IReadOnlyList<Precedence> broken)
    {
        while (broken.Count > 0)
        {
            var left = broken;
            var stray = left.SelectMany(pair => (ObjectField[])[pair.First, pair.Then]).DistinctBy(root => root.Owner)
                .OrderByDescending(root => left.Count(pair => IsIn(pair, root))).ThenBy(root => Rank(left.First(pair => IsIn(pair, root)), root)).First();
            yield return (stray, [.. left.Where(pair => IsIn(pair, stray))]);
            broken = [.. left.Where(pair => !IsIn(pair, stray))];
        }
    }

    private static bool IsIn(Precedence pair, ObjectField root) => pair.First.Owner == root.Owner || pair.Then.Owner == root.Owner;

    // Who must come earlier is in its wave for that alone. Of two others alike: who is in a wave that few are in; then who comes too early, by its own wave or for the lack of one.
    private int Rank(Precedence pair, ObjectField root)
    {
        var areSet = SyncAnnotations.Of(pair.First, SyncAnnotations.Wave).Exists && SyncAnnotations.Of(pair.Then, SyncAnnotations.Wave).Exists;
        var sharing = areSet ? roots.Count(other => SyncAnnotations.Of(other, SyncAnnotations.Wave).Text == SyncAnnotations.Of(root, SyncAnnotations.Wave).Text) : 0;
        return pair.Bond == PrecedenceBond.Earlier || pair.First is { Group: "", Kind: "Namespace" } ? pair.First.Owner == root.Owner ? 0 : 1 : (sharing * 2) + (pair.Then.Owner == root.Owner ? 0 : 1);
    }
}

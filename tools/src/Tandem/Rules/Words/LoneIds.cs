using Tandem.Manifests;

namespace Tandem.Rules.Words;

/// <summary>Ids of users and groups that stand once, and are a slip of one that stands often.</summary>
internal static class LoneIds
{
    // Small ids are handed out one after another; large ones are chosen.
    private const int OftenUsed = 4;
    private const int Shortest = 5;

    // The user of that name on every Linux, whoever else there is.
    private const string Nobody = "65534";

    /// <summary>Those among all that stand anywhere.</summary>
    public static IEnumerable<LoneSlip> Of(IReadOnlyDictionary<string, List<ScalarNode>> ids) =>
        from id in ids
        where id.Value.Count == 1 && id.Key.Length >= Shortest && id.Key != Nobody
        let meant = ids.Keys.FirstOrDefault(other => ids[other].Count >= OftenUsed && IsMiscounted(id.Key, other))
        where meant is not null
        select new LoneSlip(id.Value[0], $"is the id of nobody else; {meant} stands in {ids[meant].Count} places.", meant);

    private static bool IsMiscounted(string id, string other) => id.Length == other.Length
        && (Enumerable.Range(0, id.Length).Count(i => id[i] != other[i]) == 1 || FrequentWords.Swaps(id).Contains(other, StringComparer.Ordinal));
}

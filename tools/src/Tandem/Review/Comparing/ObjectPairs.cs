using Tandem.Fleet;

namespace Tandem.Review.Comparing;

/// <summary>Finds the same object on both sides: by kind, namespace and the name as written, so that a new hash of the content is no new object.</summary>
internal static class ObjectPairs
{
    /// <summary>The pairs of one cluster. An object that went to another unit is still the same.</summary>
    public static IReadOnlyList<ObjectPair> Of(IEnumerable<FleetObject> before, IEnumerable<FleetObject> after)
    {
        var (mine, theirs) = (before.ToList(), after.ToList());
        var pairs = new List<ObjectPair>();
        Take(mine, theirs, candidate => $"{candidate.Unit?.Name}\0{Identity(candidate)}", pairs);
        Take(mine, theirs, Identity, pairs);
        pairs.AddRange(mine.Select(candidate => new ObjectPair(candidate, null)));
        pairs.AddRange(theirs.Select(candidate => new ObjectPair(null, candidate)));
        return pairs;
    }

    /// <summary>What makes an object the one that it is. The version of its API does not.</summary>
    public static string Identity(FleetObject candidate) =>
        $"{candidate.Manifest.Id.Group}\0{candidate.Manifest.Id.Kind}\0{candidate.Manifest.Namespace}\0{candidate.WrittenName}";

    private static void Take(List<FleetObject> mine, List<FleetObject> theirs, Func<FleetObject, string> key, List<ObjectPair> pairs)
    {
        var waiting = theirs.GroupBy(key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<FleetObject>(group), StringComparer.Ordinal);
        foreach (var candidate in mine.ToList())
        {
            if (waiting.TryGetValue(key(candidate), out var queue) && queue.TryDequeue(out var other))
            {
                pairs.Add(new ObjectPair(candidate, other));
                mine.Remove(candidate);
                theirs.Remove(other);
            }
        }
    }
}

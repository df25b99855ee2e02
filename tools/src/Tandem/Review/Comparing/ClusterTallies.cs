using Tandem.Fleet;
using Tandem.Review.Snapshots;

namespace Tandem.Review.Comparing;

/// <summary>Counts what clusters get that one side alone has.</summary>
internal static class ClusterTallies
{
    public static IReadOnlyList<ClusterChange> Of(Side before, Side after, PairRenderings renderings, IReadOnlyCollection<string> asked) =>
    [
        .. Only(after, before).Where(asked.Contains).Select(cluster => Tally(cluster, ChangeKind.Added, renderings.AfterOf(cluster))),
        .. Only(before, after).Where(asked.Contains).Select(cluster => Tally(cluster, ChangeKind.Removed, renderings.BeforeOf(cluster))),
    ];

    private static IEnumerable<string> Only(Side side, Side other) =>
        side.Clusters.Select(cluster => cluster.Name).Except(other.Clusters.Select(cluster => cluster.Name), StringComparer.Ordinal);

    private static ClusterChange Tally(string cluster, ChangeKind kind, IEnumerable<FleetObject> objects) => new(cluster, kind,
    [
        .. objects.GroupBy(candidate => candidate.Manifest.Id.Kind, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new KindTally(group.Key, group.Count())),
    ]);
}

namespace Tandem.Review;

/// <summary>A cluster that only one side has: its objects are counted, not listed.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Kind">Whether it is added or removed.</param>
/// <param name="Objects">How many objects it gets or loses, by kind, sorted by kind.</param>
public sealed record ClusterChange(string Cluster, ChangeKind Kind, IReadOnlyList<KindTally> Objects)
{
    /// <summary>The number of all of them.</summary>
    public int Count => Objects.Sum(kind => kind.Count);
}

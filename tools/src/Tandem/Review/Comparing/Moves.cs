namespace Tandem.Review.Comparing;

/// <summary>Finds objects that left one cluster for another: what is gone here and new there is one move.</summary>
internal static class Moves
{
    /// <summary>The changes, with such pairs made one.</summary>
    public static IReadOnlyList<ObjectChange> Join(IReadOnlyList<ObjectChange> changes)
    {
        var result = changes.ToList();
        foreach (var gone in changes.Where(change => change is { Kind: ChangeKind.Removed, Clusters: [_] }))
        {
            if (result.Find(change => change is { Kind: ChangeKind.Added, Clusters: [_] } && change.Object == gone.Object) is { } come)
            {
                result.Remove(gone);
                result[result.IndexOf(come)] = come with { Kind = ChangeKind.Moved, Note = $"It moves from {gone.Clusters[0]} to {come.Clusters[0]}." };
            }
        }

        return result;
    }
}

namespace Tandem.Fleet;

/// <summary>One kustomization root of a cluster: what one Argo CD Application applies.</summary>
/// <param name="Cluster">The cluster folder's name; null for a root outside a cluster.</param>
/// <param name="Name">Its folder within the cluster's, <c>.</c> for the cluster's own overlay; outside a cluster, its folder.</param>
/// <param name="Folder">Its folder from the repository's root.</param>
public sealed record Unit(string? Cluster, string Name, string Folder)
{
    /// <summary>Whether it is the repository's and no cluster's: no Application applies it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether it is known to whom it belongs: to a cluster, or to the repository. Of a root of anybody's, nobody knows what is beside it.</summary>
    public bool IsOurs => IsOwn || Cluster is not null;
}

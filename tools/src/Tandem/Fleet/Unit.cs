namespace Tandem.Fleet;

/// <summary>One kustomization root of a cluster: what one Argo CD Application applies.</summary>
/// <param name="Cluster">The cluster folder's name; null for a root outside a cluster.</param>
/// <param name="Name">Its folder within the cluster's, <c>.</c> for the cluster's own overlay; outside a cluster, its folder.</param>
/// <param name="Folder">Its folder from the repository's root.</param>
public sealed record Unit(string? Cluster, string Name, string Folder);

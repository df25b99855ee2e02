namespace Tandem.Fleet;

/// <summary>One kustomization root of a cluster: what one Argo CD Application applies.</summary>
/// <param name="Cluster">The cluster folder's name.</param>
/// <param name="Name">Its folder within the cluster's; <c>.</c> for the cluster's own overlay.</param>
/// <param name="Folder">Its folder from the repository's root.</param>
public sealed record Unit(string Cluster, string Name, string Folder);

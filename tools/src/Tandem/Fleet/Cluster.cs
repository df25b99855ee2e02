namespace Tandem.Fleet;

/// <summary>A region: one folder under <c>clusters</c>.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Units">Its kustomization roots, the overlay first.</param>
public sealed record Cluster(string Name, IReadOnlyList<Unit> Units);

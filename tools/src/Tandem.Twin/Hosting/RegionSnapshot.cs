namespace Tandem.Twin.Hosting;

/// <summary>A region of the twin at a moment.</summary>
/// <param name="Pods">Its Pods that have not ended.</param>
/// <param name="Gateway">Its gateway address; null while there is none.</param>
public sealed record RegionSnapshot(IReadOnlyList<PodSnapshot> Pods, string? Gateway);

namespace Tandem.Twin.Hosting;

/// <summary>Where a region of the twin listens.</summary>
/// <param name="Api">Its Kubernetes API.</param>
/// <param name="Gateway">Its gateway address; null while there is none.</param>
public sealed record TwinRegion(string Api, string? Gateway);

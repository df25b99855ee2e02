using Tandem.Twin.Simulation.Delivery;

namespace Tandem.Twin.Hosting;

/// <summary>What one unit of a cluster renders.</summary>
/// <param name="Region">The cluster.</param>
/// <param name="Folder">The unit's folder from the repository's root.</param>
/// <param name="Objects">Its objects.</param>
internal sealed record RenderedSource(string Region, string Folder, IReadOnlyList<GitObject> Objects);

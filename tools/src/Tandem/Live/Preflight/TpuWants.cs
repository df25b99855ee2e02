namespace Tandem.Live.Preflight;

/// <summary>What a region needs of its TPU nodes.</summary>
/// <param name="Accelerator">The label <c>cloud.google.com/gke-tpu-accelerator</c>.</param>
/// <param name="Topology">The label <c>cloud.google.com/gke-tpu-topology</c>.</param>
/// <param name="Chips">Chips of one node; a server takes all of them.</param>
/// <param name="Servers">Model servers.</param>
/// <param name="MostNodes">Nodes that the pool may have.</param>
public sealed record TpuWants(string Accelerator, string Topology, int Chips, int Servers, int MostNodes);

namespace Tandem.Twin.Simulation.Ground;

/// <summary>A node pool that Terraform made.</summary>
/// <param name="Cluster">Its cluster's name, such as <c>gke-us-east5</c>.</param>
/// <param name="Region">The region.</param>
/// <param name="Name">Its name.</param>
/// <param name="Zones">The zones that its nodes stand in.</param>
/// <param name="MachineType">What its nodes are.</param>
internal sealed record GroundPool(string Cluster, string Region, string Name, IReadOnlyList<string> Zones, string MachineType)
{
    /// <summary>Nodes at creation, in each zone.</summary>
    public int Initial { get; init; } = 1;

    /// <summary>The autoscaler's least, in each zone; <see cref="Initial"/> where there is none.</summary>
    public int Least { get; init; } = 1;

    /// <summary>The autoscaler's most, in each zone.</summary>
    public int Most { get; init; } = 1;

    /// <summary>The boot disk in GB.</summary>
    public int DiskSize { get; init; } = 100;

    /// <summary>Labels that the pool gives its nodes.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether GKE makes networks for the accelerator's own interfaces.</summary>
    public bool HasAcceleratorNetworks { get; init; }
}

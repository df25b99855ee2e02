namespace Tandem.Rules.Serving;

/// <summary>A TPU v6e machine of one host: a Pod takes all its chips.</summary>
/// <remarks>
/// Machine types, chips and topologies: https://docs.cloud.google.com/tpu/docs/v6e. Larger topologies span several nodes,
/// which one Pod of a Deployment cannot use.
/// </remarks>
/// <param name="MachineType">The machine type.</param>
/// <param name="Topology">How its chips are wired: the node's label.</param>
/// <param name="Chips">Its chips.</param>
/// <param name="Memory">Its memory in GB.</param>
internal sealed record TpuShape(string MachineType, string Topology, int Chips, int Memory)
{
    public const string Accelerator = "tpu-v6e-slice";

    /// <summary>The memory of a chip in GB.</summary>
    public const int ChipMemory = 32;

    public static IReadOnlyList<TpuShape> All { get; } =
    [
        new("ct6e-standard-1t", "1x1", 1, 176),
        new("ct6e-standard-4t", "2x2", 4, 720),
        new("ct6e-standard-8t", "2x4", 8, 1440),
    ];

    /// <summary>Zones that have them: https://docs.cloud.google.com/tpu/docs/regions-zones, as read in 2026.</summary>
    public static IReadOnlySet<string> Zones { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "asia-northeast1-b", "europe-west4-a", "us-central1-b", "us-central1-ai1a", "us-east1-d", "us-east5-a", "us-east5-b", "us-south1-ai1b",
    };
}

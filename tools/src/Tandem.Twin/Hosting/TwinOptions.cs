using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation;
using Tandem.Twin.Simulation.Delivery;

namespace Tandem.Twin.Hosting;

/// <summary>How a twin is run.</summary>
public sealed record TwinOptions
{
    /// <summary>Its folder: <c>twin.json</c>, its kubeconfig, its lock and its log.</summary>
    public required string Folder { get; init; }

    /// <summary>Where the embedded providers keep what Terraform made.</summary>
    public required string GroundFolder { get; init; }

    /// <summary>The regions, each with a cluster of its own.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>The region whose cluster holds the Gateway.</summary>
    public required string ConfigCluster { get; init; }

    /// <summary>Simulated seconds in a real one.</summary>
    public double Speed { get; init; } = 60;

    /// <summary>Whether the gateway tries another server where one did not answer.</summary>
    public bool Retry { get; init; } = true;

    /// <summary>The version of Kubernetes that the clusters say they have, such as <c>1.35.1</c>.</summary>
    public string KubernetesVersion { get; init; } = "1.35.1";

    /// <summary>The model's name, for questions that the twin asks itself.</summary>
    public string Model { get; init; } = "model";

    /// <summary>The objective that such questions name; null for none.</summary>
    public string? Objective { get; init; }

    /// <summary>How long things take.</summary>
    public SimulatedTimes Times { get; init; } = new();

    /// <summary>What Argo CD finds in the repository.</summary>
    public GitSources Sources { get; init; } = new();

    /// <summary>Where the objects are kept when the twin ends in order; null for nowhere.</summary>
    public SnapshotFolder? Snapshot { get; init; }

    /// <summary>What a region holds from the start; nothing where it is not named.</summary>
    public IReadOnlyDictionary<string, StoreSnapshot> Restored { get; init; } = new Dictionary<string, StoreSnapshot>(StringComparer.Ordinal);

    /// <summary>The port of each region's API, and under <c>gateway/REGION</c> of its gateway address; a free one where none is named.</summary>
    public IReadOnlyDictionary<string, int> Ports { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}

using Tandem.Twin.Simulation.Delivery;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Twin.Simulation;

/// <summary>What every cluster of a twin shares.</summary>
internal sealed record SimulationSettings
{
    /// <summary>How long things take.</summary>
    public SimulatedTimes Times { get; init; } = new();

    /// <summary>Starts the HTTP server that stands for a Pod's program.</summary>
    public required StartPodServer StartServer { get; init; }

    /// <summary>Asks for another look at everything.</summary>
    public Action Wake { get; init; } = static () => { };

    /// <summary>What Argo CD finds in the repository.</summary>
    public GitSources Sources { get; init; } = new();

    /// <summary>The version that nodes tell.</summary>
    public string KubernetesVersion { get; init; } = "v1.35.1-gke.1396000";
}

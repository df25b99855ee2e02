using System.Globalization;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Workloads;

/// <summary>A ReplicaSet as a rollout counts it.</summary>
internal sealed class ReplicaSet(StoredObject stored)
{
    public StoredObject Stored => stored;

    public string? Hash { get; } = stored.Json.Text("metadata", "labels", DeploymentRollout.HashLabel);

    public int Revision { get; } = int.TryParse(stored.Json.Text("metadata", "annotations", DeploymentRollout.Revision), CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The Pods it is to have.</summary>
    public int Wanted { get; set; } = (int)(stored.Json.Number("spec", "replicas") ?? 0);

    public int Available { get; } = (int)(stored.Json.Number("status", "availableReplicas") ?? 0);
}

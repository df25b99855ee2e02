using Tandem.Rules;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Nodes;

/// <summary>A node, read.</summary>
internal sealed class NodeView(StoredObject stored)
{
    /// <summary>The label that names a node's pool.</summary>
    public const string PoolLabel = "cloud.google.com/gke-nodepool";

    /// <summary>The label of nodes whose own interfaces Pods may claim.</summary>
    public const string ClaimLabel = "cloud.google.com/gke-networking-dra-driver";

    public StoredObject Stored => stored;

    public string Name => stored.Key.Name;

    public IReadOnlyDictionary<string, string> Labels => field ??= stored.Json.Texts("metadata", "labels");

    public string? Pool => Labels.GetValueOrDefault(PoolLabel);

    public bool IsCordoned => stored.Json.IsTrue("spec", "unschedulable");

    public bool IsReady => Conditions.IsTrue(stored.Json, "Ready");

    public bool HasTpu => Allocatable("google.com/tpu") > 0;

    /// <summary>What of a resource Pods may use.</summary>
    public decimal Allocatable(string resource) => Quantities.Parse(stored.Json.At("status", "allocatable").Texts().GetValueOrDefault(resource)) ?? 0;

    /// <summary>The accelerator's own interfaces, which Pods may claim; none where the driver does not run or GKE made no networks.</summary>
    public IReadOnlyList<string> Interfaces =>
        Labels.GetValueOrDefault(ClaimLabel) == "true" && Labels.ContainsKey(NodeObjects.ProfileLabel) ? NodeObjects.Interfaces : [];
}

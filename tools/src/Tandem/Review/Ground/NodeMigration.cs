using Tandem.Terraform;

namespace Tandem.Review.Ground;

/// <summary>Fields of a node pool that terraform changes in place, and for which GKE makes every node anew.</summary>
/// <remarks>google/container/v1/cluster_service.proto, UpdateNodePoolRequest: each "initiates an upgrade operation that migrates the nodes".</remarks>
internal static class NodeMigration
{
    /// <summary>What such a change means for what runs there.</summary>
    public const string Note = "GKE makes the nodes anew, in steps of upgrade_settings: their Pods stop and start.";

    private static readonly string[] Fields = ["machine_type", "disk_type", "disk_size_gb"];

    /// <summary>Whether a change of a field is one.</summary>
    public static bool Is(PlannedResource resource, IReadOnlyList<string> way) =>
        resource.Type == "google_container_node_pool" && way is ["node_config", var field] && Fields.Contains(field, StringComparer.Ordinal);
}

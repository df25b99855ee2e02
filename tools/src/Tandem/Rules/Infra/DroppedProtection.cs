using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Infra;

/// <summary>A guard of the ground that is off: against being deleted with all it holds, or against a node that was tampered with.</summary>
public sealed class DroppedProtection() : SeamRule(new RuleInfo(
    "TND0717", "dropped-protection", Severity.Error, Layers.Security, "A bucket, a cluster or its nodes lack a protection that costs nothing."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
    [
        .. infra.OfType("google_storage_bucket").Where(bucket => bucket.IsTrue("force_destroy"))
            .Select(bucket => At(bucket, "is deleted with everything in it by one plan that drops it", "Set force_destroy = false.", "force_destroy")),
        .. Off(infra, "google_container_cluster", "can be deleted by one plan that drops it", "deletion_protection"),
        .. Off(infra, "google_container_cluster", "takes nodes that cannot prove what they started with", "enable_shielded_nodes"),
        .. Off(infra, "google_container_node_pool", "starts whatever its disk holds", "node_config", "shielded_instance_config", "enable_secure_boot"),
        .. Off(infra, "google_container_node_pool", "keeps nodes that are sick until somebody sees it", "management", "auto_repair"),
        .. On(infra, "google_container_cluster", "is deleted after thirty days and never upgraded", "enable_kubernetes_alpha"),
        .. On(infra, "google_container_cluster", "gives rights by the rules of before RBAC, which let every account do nearly everything", "enable_legacy_abac"),
    ];

    private IEnumerable<Finding> On(InfraModel infra, string type, string told, string name) =>
        infra.OfType(type).Where(resource => resource.IsTrue(name)).Select(resource => At(resource, told, $"Take {name} out.", name));

    private IEnumerable<Finding> Off(InfraModel infra, string type, string told, params string[] path) =>
        infra.OfType(type).Where(resource => resource.Text(path) == "false").Select(resource => At(resource, told, $"Set {path[^1]} = true.", path));

    private Finding At(PlannedResource resource, string told, string hint, params string[] path) =>
        Finding.At(Info, resource.Expression(path), $"{resource.Address.Split('[')[0]} {told}.", hint);
}

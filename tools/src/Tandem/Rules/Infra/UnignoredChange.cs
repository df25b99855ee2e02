using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Infra;

/// <summary>What GKE changes after it is made, and terraform would change back, or make anew, with each apply.</summary>
/// <remarks>
/// docs/decisions/0024-clusters.md, 0025-node-pools.md; https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool
/// (<c>initial_node_count</c> forces a new pool, <c>node_count</c> is not for a pool that scales itself).
/// </remarks>
public sealed class UnignoredChange() : Rule(new RuleInfo(
    "TND0414", "unignored-change", Severity.Error, Layers.Terraform, "Terraform takes back what GKE itself changes, or makes anew what only changed."))
{
    private const string Ignored = "ignore_changes";

    private const string Labels = "node_config[0].labels";
    private static readonly string[] Counts = ["initial_node_count", "node_count"];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        from block in fleet.Infra?.Module.Blocks ?? []
        where block is { Type: "resource", Labels: ["google_container_cluster" or "google_container_node_pool", _] }
        let lists = block.Nested("lifecycle").Select(lifecycle => lifecycle.Attribute(Ignored)).OfType<HclArgument>().ToList()
        let lacking = Owned(block).Where(owned => !lists.Exists(list => Covers(list.Value, owned.Attribute))).ToList()
        where lacking.Count > 0
        let names = string.Join(", ", lacking.Select(owned => owned.Attribute))
        select Finding.At(Info, lists.FirstOrDefault()?.Place ?? block.Place, $"{block.Address} does not ignore {names}: {string.Join("; ", lacking.Select(owned => owned.Why))}.", $"Add {names} to {Ignored}.");

    // What somebody else writes, and what then happens.
    private static IEnumerable<Change> Owned(HclBlock block)
    {
        if (block.Labels[0] == "google_container_cluster")
        {
            return block.Attribute("remove_default_node_pool")?.Value.Text == "true" && block.Nested("node_config").Any()
                ? [new Change("node_config", "once the first pool is gone it reads as another pool's, and each plan replaces the cluster")] : [];
        }

        var (scales, counts) = (block.Nested("autoscaling").Any(), Counts.Where(name => block.Attribute(name) is not null));
        return
        [
            .. block.Nested("network_config").Any(network => network.Attribute("accelerator_network_profile") is not null) && block.Nested("node_config").Any(nodes => nodes.Attribute("labels") is not null)
                ? [new Change(Labels, "GKE adds a label for the network profile, which each apply takes away again")] : Array.Empty<Change>(),
            .. scales ? counts.Select(name => new Change(name, name == "node_count" ? "each apply takes back what the autoscaler did" : "another number replaces the pool with all its nodes")) : [],
        ];
    }

    // The whole of it, a part of it by its name with the index, or everything (which another rule judges).
    private static bool Covers(HclValue list, string attribute) => list.Text == "all"
        || list.Items.Any(item => item.Text == attribute || attribute.StartsWith(item.Text + "[", StringComparison.Ordinal) || item.Text.StartsWith(attribute + "[\"", StringComparison.Ordinal) || item.Text == attribute + "[0]");

    private sealed record Change(string Attribute, string Why);
}

using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Security;

/// <summary>A firewall rule, or a control plane, that the whole internet may reach.</summary>
public sealed class OpenFirewall() : Rule(new RuleInfo(
    "TND0711", "open-firewall", Severity.Error, Layers.Security, "Something is open to every address."))
{
    private static readonly string[] World = ["0.0.0.0/0", "::/0"];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        (fleet.Infra is { IsComplete: true } infra ? OfGround(fleet, infra) : []).Concat(fleet.IsRepository ? OpenServices.Of(fleet, Info) : []);

    private IEnumerable<Finding> OfGround(FleetModel fleet, InfraModel infra) =>
        infra.OfType("google_compute_firewall").Where(IsOpen).Select(rule => rule.Finding(Info,
            $"{rule.Address} lets every address in.", "Name the ranges: the proxies' subnets and Google's health checks are enough.", rule.Writes("source_ranges") ? ["source_ranges"] : []))
        .Concat(
            from cluster in infra.OfType("google_container_cluster")
            from block in cluster.Items("master_authorized_networks_config", "cidr_blocks")
            where block.TryGetProperty("cidr_block", out var range) && World.Contains(range.GetString(), StringComparer.Ordinal)
            select OfEndpoint(fleet, cluster))
        .Concat(infra.OfType("google_container_cluster").Where(cluster => !cluster.IsTrue("private_cluster_config", "enable_private_nodes") && cluster.Text("enable_autopilot") != "true").Select(cluster => cluster.Finding(Info,
            "The nodes have public addresses.", "Set enable_private_nodes = true: Cloud NAT gives them the way out.", "private_cluster_config", "enable_private_nodes")));

    private Finding OfEndpoint(FleetModel fleet, PlannedResource cluster)
    {
        const string message = "The control planes are open to every address.";
        const string advice = "Name the ranges that administer them in authorizedCidrs, or leave the IP endpoint off.";
        return fleet.Facts.Fleet["authorizedCidrs"]?.Split(',').Any(range => World.Contains(range.Trim(), StringComparer.Ordinal)) == true
            ? fleet.Facts.Fleet.Finding(Info, "authorizedCidrs", message, advice)
            : cluster.Finding(Info, message, advice, "master_authorized_networks_config");
    }

    // A rule that names neither ranges nor tags nor accounts means all of the internet.
    private static bool IsOpen(PlannedResource rule) => rule.Text("direction") != "EGRESS" && rule.Items("allow").Count > 0 && !rule.IsTrue("disabled")
        && (rule.Texts("source_ranges").Any(range => World.Contains(range, StringComparer.Ordinal))
            || (!rule.Writes("source_ranges") && !rule.Writes("source_tags") && !rule.Writes("source_service_accounts")));
}

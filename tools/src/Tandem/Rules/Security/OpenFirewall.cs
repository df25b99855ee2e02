using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Security;

/// <summary>A firewall rule, or a control plane, that the whole internet may reach.</summary>
public sealed class OpenFirewall() : SeamRule(new RuleInfo(
    "TND0711", "open-firewall", Severity.Error, Layers.Security, "Something is open to every address."))
{
    private static readonly string[] World = ["0.0.0.0/0", "::/0"];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
        infra.OfType("google_compute_firewall").Where(IsOpen).Select(rule => rule.Finding(Info,
            $"{rule.Address} lets every address in.", "Name the ranges: the proxies' subnets and Google's health checks are enough.", rule.Writes("source_ranges") ? ["source_ranges"] : []))
        .Concat(
            from cluster in infra.OfType("google_container_cluster")
            from block in cluster.Items("master_authorized_networks_config", "cidr_blocks")
            where block.TryGetProperty("cidr_block", out var range) && World.Contains(range.GetString(), StringComparer.Ordinal)
            select cluster.Finding(Info, $"The control plane of {cluster.Address} is open to every address.", "Name the ranges that administer it in authorizedCidrs, or leave the IP endpoint off.", "master_authorized_networks_config"));

    // A rule that names neither ranges nor tags nor accounts means all of the internet.
    private static bool IsOpen(PlannedResource rule) => rule.Text("direction") != "EGRESS" && rule.Items("allow").Count > 0 && !rule.IsTrue("disabled")
        && (rule.Texts("source_ranges").Any(range => World.Contains(range, StringComparer.Ordinal))
            || (!rule.Writes("source_ranges") && !rule.Writes("source_tags") && !rule.Writes("source_service_accounts")));
}

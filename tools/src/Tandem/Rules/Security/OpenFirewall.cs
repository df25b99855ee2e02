using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Security;

/// <summary>A firewall rule, or a control plane, that the whole internet may reach.</summary>
public sealed class OpenFirewall() : Rule(new RuleInfo(
    "TND0711", "open-firewall", Severity.Error, Layers.Security, "Something is open to every address."))
{
    /// <summary>The ranges that hold every address.</summary>
    internal static IReadOnlyList<string> World { get; } = ["0.0.0.0/0", "::/0"];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        (fleet.Infra is { IsComplete: true } infra ? OfGround(fleet, infra) : []).Concat(fleet.IsRepository ? OpenServices.Of(fleet, Info) : []);

    private IEnumerable<Finding> OfGround(FleetModel fleet, InfraModel infra) =>
        infra.OfType("google_compute_firewall").Where(IsOpen).Select(rule => rule.Finding(Info,
            $"{rule.Address} lets every address in.", "Name the ranges: the proxies' subnets and Google's health checks are enough.", rule.Writes("source_ranges") ? ["source_ranges"] : []))
        .Concat(OpenNodes.Of(fleet, infra, Info))
        .Concat(OpenControlPlanes.Of(fleet, infra, Info));

    // A rule that names neither ranges nor tags nor accounts means all of the internet.
    private static bool IsOpen(PlannedResource rule) => rule.Text("direction") != "EGRESS" && rule.Items("allow").Count > 0 && !rule.IsTrue("disabled")
        && (rule.Texts("source_ranges").Any(range => World.Contains(range, StringComparer.Ordinal))
            || (!rule.Writes("source_ranges") && !rule.Writes("source_tags") && !rule.Writes("source_service_accounts")));
}

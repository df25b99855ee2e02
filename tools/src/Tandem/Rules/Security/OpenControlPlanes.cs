using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Security;

/// <summary>Control planes whose IP endpoint answers everybody: because the world is among the authorized networks, or because there are none to ask.</summary>
/// <remarks>Without authorized networks the public endpoint takes every address: https://docs.cloud.google.com/kubernetes-engine/docs/concepts/network-isolation</remarks>
internal static class OpenControlPlanes
{
    private const string Named = "master_authorized_networks_config";
    private const string Google = "gcp_public_cidrs_access_enabled";
    private const string Message = "The control planes are open to every address.";
    private const string Hint = "Name the ranges that administer them in authorizedCidrs, or leave the IP endpoint off.";
    private static readonly string[] Endpoint = ["control_plane_endpoints_config", "ip_endpoints_config", "enabled"];

    /// <summary>Every one.</summary>
    public static IEnumerable<Finding> Of(FleetModel fleet, InfraModel infra, RuleInfo rule) => infra.OfType("google_container_cluster").SelectMany(cluster => Of(fleet, cluster, rule));

    private static IEnumerable<Finding> Of(FleetModel fleet, PlannedResource cluster, RuleInfo rule)
    {
        var ranges = cluster.Items(Named, "cidr_blocks").Select(block => block.TryGetProperty("cidr_block", out var range) ? range.GetString() : null).ToList();
        if (ranges.Exists(range => OpenFirewall.World.Contains(range, StringComparer.Ordinal)))
        {
            yield return fleet.Facts.Fleet["authorizedCidrs"]?.Split(',').Any(range => OpenFirewall.World.Contains(range.Trim(), StringComparer.Ordinal)) == true
                ? fleet.Facts.Fleet.Finding(rule, "authorizedCidrs", Message, Hint)
                : cluster.Finding(rule, Message, Hint, Named);
        }
        else if (HasDoor(cluster) && cluster.Items(Named).Count == 0)
        {
            yield return Finding.At(rule, cluster.Expression(Endpoint), Message, Hint);
        }
        else if (HasDoor(cluster) && cluster.IsTrue(Named, Google))
        {
            yield return Finding.At(rule, cluster.Expression(Named, Google), "The control planes are open to every machine of Google Cloud, whoever has it.", $"Set {Google} = false.");
        }
    }

    // Where nothing is written the endpoint is on, and public.
    private static bool HasDoor(PlannedResource cluster) => (cluster.IsTrue(Endpoint) || !cluster.Writes(Endpoint))
        && !cluster.IsTrue("private_cluster_config", "enable_private_endpoint") && cluster.Text(Endpoint[0], Endpoint[1], "enable_public_endpoint") != "false";
}

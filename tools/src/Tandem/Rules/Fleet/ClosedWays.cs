using Tandem.Findings;
using Tandem.Rules.Gateway;
using Tandem.Terraform;

namespace Tandem.Rules.Fleet;

/// <summary>What closes the ways of nodes without public addresses: to Google's own services, and out to the Internet by a NAT.</summary>
/// <remarks>https://docs.cloud.google.com/vpc/docs/private-google-access; https://docs.cloud.google.com/nat/docs/overview</remarks>
/// <param name="rule">The rule that asks.</param>
/// <param name="infra">The plan.</param>
internal sealed class ClosedWays(RuleInfo rule, InfraModel infra)
{
    /// <summary>Everything that closes one for a cluster.</summary>
    public IEnumerable<Finding> Of(PlannedResource cluster, PlannedResource? nat) => [.. ToGoogle(cluster), .. nat is null ? [] : ByNat(nat).Concat(Routeless(cluster))];

    private IEnumerable<Finding> ToGoogle(PlannedResource cluster) =>
        from subnet in infra.OfType("google_compute_subnetwork")
        where Subnets.Is(subnet, cluster.Text("subnetwork")) && subnet.Text("private_ip_google_access") == "false" && subnet.Writes("private_ip_google_access")
        select Finding.At(rule, subnet.Expression("private_ip_google_access"), "Nodes without public addresses do not reach Google's services by the private way: logs, registries and the weights' bucket.", "Set private_ip_google_access = true.");

    private IEnumerable<Finding> ByNat(PlannedResource nat)
    {
        if (nat.Text("nat_ip_allocate_option") == "MANUAL_ONLY" && !nat.Writes("nat_ips"))
        {
            yield return Finding.At(rule, nat.Expression("nat_ip_allocate_option"), "Nodes leave by addresses that somebody is to name, and nobody does.", "Set nat_ip_allocate_option = \"AUTO_ONLY\", or name nat_ips.");
        }

        var routers = infra.OfType("google_compute_router").Where(router => router.Text("name") is { } name && name == nat.Text("router")?.Split('/')[^1]).ToList();
        if (nat.Text("region") is { } region && routers.Count > 0 && !routers.Exists(router => router.Text("region") is not { } own || own == region))
        {
            yield return Finding.At(rule, routers[0].Expression("region"), "A NAT of one region names a router of another: it is refused.", "Make the router in the NAT's region.");
        }
    }

    // A route of one's own to the gateway of the Internet takes the default's place.
    private IEnumerable<Finding> Routeless(PlannedResource cluster) =>
        from network in infra.OfType("google_compute_network")
        where network.IsTrue("delete_default_routes_on_create") && Subnets.Same(cluster.Text("network"), network.Text("id") ?? network.Text("name"))
            && !infra.OfType("google_compute_route").Any(route => route.Text("dest_range") == "0.0.0.0/0")
        select Finding.At(rule, network.Expression("delete_default_routes_on_create"), "The network has no route to the Internet: nodes that leave by a NAT get no further.", "Take it out.");
}

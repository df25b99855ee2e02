using Tandem.Findings;
using Tandem.Terraform;

namespace Tandem.Rules.Gateway;

/// <summary>An address that Terraform reserves for the Gateway, under the right name.</summary>
internal static class ReservedAddress
{
    /// <summary>What is wrong with where it lies.</summary>
    public static IEnumerable<Finding> Check(RuleInfo rule, PlannedResource found, InfraModel infra)
    {
        if (found.Text("address_type") != "INTERNAL")
        {
            yield return found.Finding(rule, $"The address {found.Text("name")} is {found.Text("address_type") ?? "EXTERNAL"}; the Gateway's class takes INTERNAL ones.", null, "address_type");
            yield break;
        }

        if (found.Text("purpose") is { } own and not "GCE_ENDPOINT" and not "SHARED_LOADBALANCER_VIP" && found.Writes("purpose"))
        {
            yield return found.Finding(rule, $"The address {found.Text("name")} is reserved for {own}; no load balancer may take it.", "Take purpose out.", "purpose");
            yield break;
        }

        var subnet = infra.OfType("google_compute_subnetwork").FirstOrDefault(candidate => Subnets.Is(candidate, found.Text("subnetwork")));
        if (subnet is null)
        {
            yield break;
        }

        if (subnet.Text("purpose") is { } purpose and not "PRIVATE")
        {
            yield return found.Finding(rule, $"The address {found.Text("name")} lies in {subnet.Text("name")}, whose purpose is {purpose}.", "Take it from the nodes' subnet.", "subnetwork");
        }
        else if (subnet.Text("region") != found.Text("region"))
        {
            yield return found.Finding(rule, $"The address {found.Text("name")} is in {found.Text("region")}, its subnet in {subnet.Text("region")}.", null, "subnetwork");
        }
        else if (infra.OfType("google_container_cluster").Select(cluster => cluster.Text("network")).OfType<string>().FirstOrDefault() is { } network && !Subnets.Same(network, subnet.Text("network")))
        {
            yield return found.Finding(rule, $"The address {found.Text("name")} is not in the clusters' network.", null, "subnetwork");
        }
    }
}

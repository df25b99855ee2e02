using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Gateway;

/// <summary>A region of the Gateway without the subnet that the load balancer's proxies live in.</summary>
/// <remarks>One of purpose GLOBAL_MANAGED_PROXY, role ACTIVE, in each region of the Gateway's VPC (GKE: setting up a multi-cluster Inference Gateway).</remarks>
public sealed class MissingProxySubnet() : SeamRule(new RuleInfo(
    "TND0512", "missing-proxy-subnet", Severity.Error, Layers.Seams, "A region of the Gateway has no subnet for the load balancer's proxies."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
        from region in GatewayAddress.Of(fleet).Select(address => address.Region).Distinct(StringComparer.Ordinal)
        let address = infra.OfType("google_compute_address").FirstOrDefault(candidate => candidate.Text("region") == region)
        where address is not null
        let finding = Check(region, address, infra)
        where finding is not null
        select finding;

    private Finding? Check(string region, PlannedResource address, InfraModel infra)
    {
        var subnets = infra.OfType("google_compute_subnetwork").ToList();
        var network = subnets.Find(subnet => Subnets.Is(subnet, address.Text("subnetwork")))?.Text("network");
        var proxies = subnets.Where(subnet => subnet.Text("region") == region && subnet.Text("purpose")?.Contains("PROXY", StringComparison.Ordinal) == true).ToList();
        if (proxies.Exists(subnet => IsRight(subnet, network)))
        {
            return null;
        }

        // Where other regions have one, it is their block that leaves this region out.
        var elsewhere = subnets.Find(subnet => subnet.Key is not null && subnet.Text("purpose") == "GLOBAL_MANAGED_PROXY");
        return proxies is not [var proxy, ..]
            ? elsewhere is not null
                ? Finding.At(Info, elsewhere.Expression("for_each"), $"There is no proxy-only subnet in {region}.", "Let for_each take every region of the facts.")
                : address.Finding(Info, $"There is no proxy-only subnet in {region}.", "Add a google_compute_subnetwork of purpose GLOBAL_MANAGED_PROXY and role ACTIVE there.")
            : proxy.Text("purpose") != "GLOBAL_MANAGED_PROXY" ? proxy.Finding(Info, $"The proxy-only subnet of {region} has the purpose {proxy.Text("purpose")}; a cross-region load balancer takes GLOBAL_MANAGED_PROXY.", null, "purpose")
            : proxy.Text("role") != "ACTIVE" ? proxy.Finding(Info, $"The proxy-only subnet of {region} is {proxy.Text("role") ?? "without a role"}, not ACTIVE.", null, "role")
            : proxy.Finding(Info, $"The proxy-only subnet of {region} is in another network than the Gateway's address.", null, "network");
    }

    private static bool IsRight(PlannedResource subnet, string? network) =>
        subnet.Text("purpose") == "GLOBAL_MANAGED_PROXY" && subnet.Text("role") == "ACTIVE" && (network is null || Subnets.Same(network, subnet.Text("network")));
}

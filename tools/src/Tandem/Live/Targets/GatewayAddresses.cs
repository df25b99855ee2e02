using System.Net;
using Tandem.Live.Clusters;

namespace Tandem.Live.Targets;

/// <summary>Finds the gateway's address in each region.</summary>
public static class GatewayAddresses
{
    /// <summary>The addresses, by region: the twin's own, or what the Gateway's status says, told apart by the regions' subnets.</summary>
    /// <exception cref="ClusterException">The config cluster cannot be asked, or the Gateway has no address in a region.</exception>
    public static async Task<IReadOnlyDictionary<string, Uri>> FindAsync(LiveFleet fleet, CancellationToken cancel)
    {
        if (fleet.Twin is { } twin)
        {
            return twin.Gateways;
        }

        var gateway = await fleet.Config.FindAsync(Resources.Gateways, fleet.Names.Namespace, fleet.Names.Gateway, cancel);
        var values = gateway.Items("status", "addresses").Select(address => address.Text("value")).OfType<string>().ToList();
        return fleet.Names.Regions.ToDictionary(region => region, region => Of(fleet, region, values), StringComparer.Ordinal);
    }

    private static Uri Of(LiveFleet fleet, string region, List<string> values)
    {
        var found = values.FirstOrDefault(value => IPAddress.TryParse(value, out var address)
            && IPNetwork.TryParse(fleet.Names.NodeSubnets.GetValueOrDefault(region) ?? "", out var subnet) && subnet.Contains(address));
        return found is not null ? new Uri($"http://{found}/") : throw new ClusterException(ClusterProblem.NotFound,
            $"The Gateway {fleet.Names.Gateway} has no address in {region}{(values.Count == 0 ? "" : $", only {string.Join(", ", values)}")}.", "It takes up to ten minutes until it is programmed: tandem status shows how far it is.");
    }
}

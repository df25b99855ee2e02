using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Gateways;

/// <summary>What keeps a Gateway from being accepted or programmed.</summary>
internal static class GatewayProblems
{
    /// <summary>The condition that says it; null where nothing does.</summary>
    public static Condition? Of(FleetView fleet, StoredObject gateway)
    {
        if (!gateway.Json.Items("spec", "listeners").Any())
        {
            return Condition.Of("Accepted", holds: false, "ListenersNotValid", "The Gateway has no listener.");
        }

        var paths = GatewayController.NamedAddresses(gateway).ToList();
        if (paths.Count == 0)
        {
            return Condition.Of("Programmed", holds: false, "AddressNotAssigned", "The Gateway names no address.");
        }

        if (paths.Find(path => !fleet.Ground.Addresses.ContainsKey(path)) is { } missing)
        {
            return Condition.Of("Programmed", holds: false, "AddressNotAssigned", $"The address {missing} does not exist or is not internal.");
        }

        return paths.Select(path => path.Split('/')[1]).FirstOrDefault(region => !fleet.Ground.ProxySubnets.Contains(region)) is { } bare
            ? Condition.Of("Programmed", holds: false, "Invalid", $"An active proxy-only subnetwork with the purpose GLOBAL_MANAGED_PROXY is required in {bare}.")
            : null;
    }
}

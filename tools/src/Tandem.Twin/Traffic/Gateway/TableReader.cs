using System.Text.Json;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>Turns the objects of all clusters into the gateway's table.</summary>
internal sealed class TableReader(IReadOnlyDictionary<string, ObjectStore> regions, string configRegion, GatewayOptions options)
{
    // The class that the base's Gateway names; single-region classes have no address by region.
    private const string Class = "gke-l7-cross-regional-internal-managed-mc";

    private static readonly HashSet<string> Kinds =
    [
        "Gateway", "HTTPRoute", "HealthCheckPolicy", "GCPBackendPolicy", "GCPInferencePoolImport", "Namespace", "InferencePool", "Service", "Pod", "AutoscalingMetric", "PodMonitoring",
    ];

    private readonly ObjectStore config = regions[configRegion];

    /// <summary>Whether a change of this object can change the table.</summary>
    public static bool Reads(ObjectKey key) => Kinds.Contains(key.Kind);

    /// <summary>The table of this moment.</summary>
    public GatewayTable Read()
    {
        var gateways = config.List("gateway.networking.k8s.io", "Gateway").Where(gateway => IsServed(gateway.Json)).ToList();
        return new GatewayTable(
            [.. gateways.SelectMany(Doors)],
            new RouteReader(config, options).Read(gateways),
            new PoolReader(regions, config, options).Read());
    }

    private bool IsServed(JsonElement gateway) =>
        gateway.Text("spec", "gatewayClassName") == Class
        && gateway.Text("metadata", "deletionTimestamp") is null
        && (!options.WaitForProgrammed || Conditions.IsTrue(gateway, "Programmed"));

    private IEnumerable<DoorSpec> Doors(StoredObject gateway) =>
        from address in gateway.Json.Items("spec", "addresses")
        let value = address.Text("value") ?? ""
        let region = RegionOf(address.Text("type") ?? "", value)
        where region is not null && options.IsLost?.Invoke(region) != true
        select new DoorSpec(gateway.Key, region, value);

    // regions/REGION/addresses/NAME, or the region itself.
    private static string? RegionOf(string type, string value) => type switch
    {
        "networking.gke.io/named-address-with-region" when value.Split('/') is ["regions", var region, "addresses", _] => region,
        _ when type.StartsWith("networking.gke.io/ephemeral-ipv4-address/", StringComparison.Ordinal) => value,
        _ => null,
    };
}

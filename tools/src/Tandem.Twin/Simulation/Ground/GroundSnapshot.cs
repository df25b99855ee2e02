using Tandem.Twin.Providers.Rules;
using Tandem.Twin.Providers.Store;

namespace Tandem.Twin.Simulation.Ground;

/// <summary>What Terraform has made, as the clusters notice it.</summary>
/// <param name="Pools">The node pools of all clusters.</param>
/// <param name="Buckets">The names of the buckets.</param>
/// <param name="Secrets">The ids of the secrets, such as <c>hf-secret</c>.</param>
/// <param name="Addresses">Reserved addresses by <c>regions/R/addresses/NAME</c>.</param>
/// <param name="ProxySubnets">Regions that have an active subnet for the load balancer's proxies.</param>
/// <param name="Grants">Who may do what.</param>
internal sealed record GroundSnapshot(
    IReadOnlyList<GroundPool> Pools,
    IReadOnlySet<string> Buckets,
    IReadOnlySet<string> Secrets,
    IReadOnlyDictionary<string, string> Addresses,
    IReadOnlySet<string> ProxySubnets,
    GroundGrants Grants)
{
    /// <summary>The regions whose cluster is a member of the fleet.</summary>
    public required IReadOnlySet<string> Members { get; init; }

    /// <summary>The region of the config cluster; null while no feature names one.</summary>
    public required string? ConfigRegion { get; init; }

    /// <summary>Whether exported pools are found: the feature is on and the importer may see the network.</summary>
    public required bool Exports { get; init; }

    /// <summary>Looks at everything in a store.</summary>
    public static GroundSnapshot Of(ResourceStore store)
    {
        var clusters = store.Of("google_container_cluster").ToDictionary(cluster => cluster.TextOf("name") ?? "", cluster => Region(cluster.TextOf("location")), StringComparer.Ordinal);
        var grants = GroundGrants.Of(store);
        return new GroundSnapshot(
            [.. store.Of("google_container_node_pool").Select(pool => GroundPools.Of(pool, clusters)).OfType<GroundPool>()],
            Names(store, "google_storage_bucket", "name"),
            Names(store, "google_secret_manager_secret", "secret_id"),
            AddressesIn(store),
            ProxySubnetsIn(store),
            grants)
        {
            Members = MembersOf(store),
            ConfigRegion = ConfigOf(store, clusters),
            Exports = store.Of("google_gke_hub_feature").Any(feature => feature.TextOf("name") == "multiclusterservicediscovery")
                && grants.MayImport,
        };
    }

    /// <summary>The region of a location, which may be a zone: its last letter is dropped.</summary>
    internal static string Region(string? location) => location is null ? "" : location.Count(letter => letter == '-') > 1 ? location[..location.LastIndexOf('-')] : location;

    private static HashSet<string> Names(ResourceStore store, string type, string field) =>
        store.Of(type).Select(resource => resource.TextOf(field)).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static Dictionary<string, string> AddressesIn(ResourceStore store) =>
        store.Of("google_compute_address").Where(address => address.TextOf("address_type") == "INTERNAL")
            .ToDictionary(address => $"regions/{address.TextOf("region")}/addresses/{address.TextOf("name")}", address => address.TextOf("address") ?? "", StringComparer.Ordinal);

    private static HashSet<string> ProxySubnetsIn(ResourceStore store) =>
        store.Of("google_compute_subnetwork").Where(subnet => subnet.TextOf("purpose") == "GLOBAL_MANAGED_PROXY" && subnet.TextOf("role") != "BACKUP")
            .Select(subnet => subnet.TextOf("region") ?? "").ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> MembersOf(ResourceStore store) =>
        store.Of("google_gke_hub_membership").Select(LinkOf).Where(link => link.Contains("/locations/", StringComparison.Ordinal))
            .Select(link => Region(link.Split("/locations/")[1].Split('/')[0])).ToHashSet(StringComparer.Ordinal);

    private static string LinkOf(Resource membership) =>
        membership.Values.Blocks("endpoint").SelectMany(endpoint => endpoint.Blocks("gke_cluster")).Select(cluster => cluster.TextOf("resource_link") ?? "").FirstOrDefault("");

    private static string? ConfigOf(ResourceStore store, Dictionary<string, string> clusters)
    {
        var id = store.Of("google_gke_hub_feature").Where(feature => feature.TextOf("name") == "multiclusteringress")
            .SelectMany(feature => feature.Values.Blocks("spec")).SelectMany(spec => spec.Blocks("multiclusteringress"))
            .Select(ingress => ingress.TextOf("config_membership")).FirstOrDefault();
        var membership = store.Of("google_gke_hub_membership").FirstOrDefault(member => id is not null && id.EndsWith("/" + member.TextOf("membership_id"), StringComparison.Ordinal));
        var link = membership is null ? "" : LinkOf(membership);
        return clusters.FirstOrDefault(cluster => link.EndsWith("/" + cluster.Key, StringComparison.Ordinal)).Value;
    }
}

using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules;

/// <summary>A cluster of the fleet as terraform plans it, with its node pools.</summary>
/// <param name="Name">The cluster's folder, which is its region.</param>
/// <param name="Resource">The cluster.</param>
/// <param name="Pools">Its node pools.</param>
internal sealed record PlannedCluster(string Name, PlannedResource Resource, IReadOnlyList<PlannedResource> Pools)
{
    private const string Endpoints = "control_plane_endpoints_config";

    /// <summary>The clusters that both have: a region without one is another rule's business.</summary>
    public static IEnumerable<PlannedCluster> Of(FleetModel fleet, InfraModel infra) =>
        from cluster in fleet.Clusters
        let resource = Find(infra, cluster.Name)
        where resource is not null
        select new PlannedCluster(cluster.Name, resource, [.. infra.OfType("google_container_node_pool").Where(pool => Holds(resource, pool))]);

    /// <summary>Whether GKE manages the nodes, with what Pods need of them.</summary>
    public bool IsAutopilot => Resource.IsTrue("enable_autopilot");

    /// <summary>Whether the configuration says how the control plane is reached at all.</summary>
    public bool HasDoor => Resource.Block?.Nested(Endpoints).Any() == true;

    /// <summary>Whether anybody outside of the VPC reaches the control plane: by its name, or by its address.</summary>
    public bool IsReachable => Resource.IsTrue(Endpoints, "dns_endpoint_config", "allow_external_traffic") || !Resource.Writes(Endpoints, "ip_endpoints_config", "enabled") || Resource.IsTrue(Endpoints, "ip_endpoints_config", "enabled");

    private static PlannedResource? Find(InfraModel infra, string name)
    {
        var all = infra.OfType("google_container_cluster").ToList();
        return all.FirstOrDefault(candidate => candidate.Key == name)
            ?? all.FirstOrDefault(candidate => Locations.IsIn(candidate.Text("location"), name));
    }

    // A pool names its cluster by name or by id, and by the location, which tells clusters of one name apart.
    private static bool Holds(PlannedResource cluster, PlannedResource pool)
    {
        if (pool.Text("cluster") is not { } named)
        {
            return pool.Key is not null && pool.Key == cluster.Key;
        }

        var isNamed = named == cluster.Text("name") || named.EndsWith($"/{cluster.Text("location")}/clusters/{cluster.Text("name")}", StringComparison.Ordinal);
        return isNamed && (pool.Text("location") is not { } location || cluster.Text("location") is not { } own || Locations.IsIn(location, own) || Locations.IsIn(own, location));
    }
}

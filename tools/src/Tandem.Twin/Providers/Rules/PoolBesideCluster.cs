using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>A node pool has the location of its cluster: a regional cluster's is a region, and the zones of its nodes are another field.</summary>
internal sealed class PoolBesideCluster : ProviderRule
{
    private const string Location = "location";

    public override IEnumerable<Complaint> Placed(Resource resource, IWorld world)
    {
        if (resource.Type != "google_container_node_pool" || resource.TextOf(Location) is not { } location || resource.TextOf("cluster") is not { Length: > 0 } named || named.Contains('/', StringComparison.Ordinal))
        {
            return [];
        }

        var clusters = world.Of("google_container_cluster").Where(cluster => cluster.TextOf("name") == named).Select(cluster => cluster.TextOf(Location)).ToList();
        return clusters.Count == 0 || clusters.Contains(location) || clusters.Contains(null) ? [] :
        [
            new Complaint($"googleapi: Error 404: Not found: projects/{resource.TextOf("project")}/locations/{location}/clusters/{named}., notFound",
                $"The cluster {named} is in {clusters[0]}. A pool names the cluster's location; node_locations names the zones of its nodes.", FieldPath.Of(Location)),
        ];
    }
}

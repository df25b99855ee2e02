using Tandem.Terraform;

namespace Tandem.Rules.Fleet;

/// <summary>Which planned cluster belongs to which region.</summary>
internal static class Clusters
{
    /// <summary>The planned clusters in a region, whether regional or zonal.</summary>
    public static IEnumerable<PlannedResource> In(InfraModel infra, string region) =>
        infra.OfType("google_container_cluster").Where(cluster => Locations.IsIn(cluster.Text("location"), region));

    /// <summary>The region of the cluster that a membership registers; null where that is not known.</summary>
    public static string? RegionOf(InfraModel infra, PlannedResource membership)
    {
        var link = membership.Text("endpoint", "gke_cluster", "resource_link");
        var cluster = infra.OfType("google_container_cluster").FirstOrDefault(candidate => candidate.Text("id") is { } id && link?.EndsWith(id, StringComparison.Ordinal) == true);
        return cluster?.Text("location") is { } location ? Locations.RegionOf(location) : null;
    }
}

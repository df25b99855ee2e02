using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Fleet;

/// <summary>A region folder without a planned cluster or membership, or a planned cluster without a folder.</summary>
public sealed class RegionWithoutGround() : SeamRule(new RuleInfo(
    "TND0515", "region-without-ground", Severity.Error, Layers.Seams, "The regions of clusters/ and of Terraform differ."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra)
    {
        var regions = fleet.Facts.Regions.Select(facts => facts.Region).ToList();
        var strays = infra.OfType("google_container_cluster")
            .Where(cluster => cluster.Text("location") is not null && !regions.Exists(region => Clusters.In(infra, region).Contains(cluster)))
            .Select(cluster => cluster.Finding(Info, $"Terraform makes a cluster in {cluster.Text("location")}, which has no folder in clusters/.", "Add the region's folder, or take the region from the facts.", "location"))
            .ToList();
        // A cluster that strayed is missing where it belongs: that is one mistake.
        return strays.Count > 0 ? strays : regions.Select(region => Check(region, infra)).OfType<Finding>();
    }

    private Finding? Check(string region, InfraModel infra)
    {
        var memberships = infra.OfType("google_gke_hub_membership").ToList();
        var members = memberships.Select(membership => Clusters.RegionOf(infra, membership)).ToList();
        return !Clusters.In(infra, region).Any()
            ? Missing(infra.OfType("google_container_cluster").FirstOrDefault(), $"Terraform makes no cluster in {region}, which has a folder.")
            : members.Contains(region) || members.Contains(null) ? null
            : Missing(memberships.FirstOrDefault(), $"The cluster of {region} is no member of the fleet.");
    }

    private Finding Missing(PlannedResource? other, string message)
    {
        const string Hint = "Let for_each take every region of the facts.";
        return Finding.At(Info, other?.Expression(OfMany(other)) ?? new Place(InfraFiles.Folder, 1, 1), message, Hint);
    }

    private static string OfMany(PlannedResource resource) => resource.Key is null ? "name" : "for_each";
}

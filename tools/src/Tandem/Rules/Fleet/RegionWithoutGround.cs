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
        var cluster = Clusters.In(infra, region).FirstOrDefault();
        return cluster is null
            ? Missing(infra.OfType("google_container_cluster").FirstOrDefault(), $"Terraform makes no cluster in {region}, which has a folder.")
            : WayOut.IsNeeded(cluster) && WayOut.In(infra, region) is null && infra.OfType("google_compute_router_nat").FirstOrDefault() is { } nat
            ? Missing(nat, $"The nodes of {region} have no public addresses and no way out: images and models are not fetched.")
            : (SharedId(memberships) ?? Twice(infra, memberships, members) ?? Stranger(infra, memberships, region)) is { } wrong ? wrong
            : members.Contains(region) || members.Contains(null) ? null
            : Missing(memberships.FirstOrDefault(), $"The cluster of {region} is no member of the fleet.");
    }

    private Finding? SharedId(List<PlannedResource> memberships) =>
        memberships.Where(membership => membership.Text("membership_id") is not null).GroupBy(membership => membership.Text("membership_id")).FirstOrDefault(group => group.Count() > 1) is { } shared
            ? Finding.At(Info, shared.First().Expression("membership_id"), $"{shared.Count()} clusters register as {shared.Key}.", "Let the region be part of the name.") : null;

    // The fleet takes tokens of the cluster that it registers, and of no other.
    private Finding? Stranger(InfraModel infra, List<PlannedResource> memberships, string region) => memberships
        .Where(membership => Clusters.RegionOf(infra, membership) == region && membership.Text("authority", "issuer") is { } issuer
            && membership.Text("endpoint", "gke_cluster", "resource_link") is { } link && link.Split("/projects/") is [_, var named] && !issuer.EndsWith(named, StringComparison.Ordinal))
        .Select(membership => Finding.At(Info, membership.Expression("authority", "issuer"), $"The membership of {region} takes tokens of another cluster than the one that it registers.", "Name the same cluster in both."))
        .FirstOrDefault();

    // A membership for each region, and all of one cluster.
    private Finding? Twice(InfraModel infra, List<PlannedResource> memberships, List<string?> members) =>
        memberships.Count == infra.OfType("google_container_cluster").Count() && members.GroupBy(member => member).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? Finding.At(Info, memberships[0].Expression("endpoint", "gke_cluster", "resource_link"), $"{twice.Count()} memberships register the cluster of {twice.Key}.", "Let each register the cluster of its own region.") : null;

    private Finding Missing(PlannedResource? other, string message)
    {
        const string Hint = "Let for_each take every region of the facts.";
        return Finding.At(Info, other?.Expression(OfMany(other)) ?? new Place(InfraFiles.Folder, 1, 1), message, Hint);
    }

    private static string OfMany(PlannedResource resource) => resource.Key is null ? "name" : "for_each";
}

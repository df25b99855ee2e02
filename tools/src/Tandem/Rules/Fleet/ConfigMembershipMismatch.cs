using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Fleet;

/// <summary>The fleet's ingress feature reads another cluster than the one that holds the Gateway.</summary>
public sealed class ConfigMembershipMismatch() : SeamRule(new RuleInfo(
    "TND0513", "config-membership-mismatch", Severity.Error, Layers.Seams, "The config membership is not the config cluster's."))
{
    private const string Feature = "google_gke_hub_feature";

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra)
    {
        var config = fleet.Facts.Fleet["configCluster"];
        var memberships = infra.OfType("google_gke_hub_membership").ToList();
        if (config is null || memberships.Count == 0)
        {
            yield break;
        }

        var feature = infra.OfType(Feature).FirstOrDefault(candidate => candidate.Text("name") == "multiclusteringress");
        if (feature is null)
        {
            yield return memberships[0].Finding(Info, "The fleet has no feature multiclusteringress: no cluster reads the Gateway.", $"Add a {Feature} of that name with the membership of {config}.");
            yield break;
        }

        var named = feature.Text("spec", "multiclusteringress", "config_membership");
        var membership = memberships.Find(candidate => candidate.Text("id") == named);
        if (named is not null && membership is null)
        {
            yield return feature.Finding(Info, $"There is no membership {named}.", "Refer to the id of the google_gke_hub_membership.", "spec", "multiclusteringress", "config_membership");
        }
        else if (membership is not null && memberships.Count(candidate => candidate.Text("id") == named) == 1 && Clusters.RegionOf(infra, membership) is { } region && region != config && fleet.Facts.Region(region) is not null)
        {
            yield return feature.Finding(Info, $"The config membership is that of {region}, but the config cluster is {config}.", "Take it by the fact configCluster.", "spec", "multiclusteringress", "config_membership");
        }

        if (infra.OfType(Feature).All(candidate => candidate.Text("name") != "multiclusterservicediscovery"))
        {
            yield return feature.Finding(Info, "The fleet has no feature multiclusterservicediscovery: no exported pool is imported.", $"Add a {Feature} of that name.");
        }
    }
}

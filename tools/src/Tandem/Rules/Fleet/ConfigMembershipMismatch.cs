using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Fleet;

/// <summary>The fleet's ingress feature reads another cluster than the one that holds the Gateway.</summary>
public sealed class ConfigMembershipMismatch() : SeamRule(new RuleInfo(
    "TND0513", "config-membership-mismatch", Severity.Error, Layers.Seams, "The config membership is not the config cluster's."))
{
    private const string Feature = "google_gke_hub_feature";

    // https://docs.cloud.google.com/kubernetes-engine/fleet-management/docs/fleet-concepts: what can be turned on.
    private static readonly string[] Known =
    [
        "multiclusteringress", "multiclusterservicediscovery", "configmanagement", "servicemesh", "policycontroller", "fleetobservability", "clusterupgrade",
        "identityservice", "workloadidentity", "dataplanev2", "rbacrolebindingactuation", "namespaceactuation", "appdevexperience", "cloudauditlogging", "workloadcertificate",
    ];

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
            yield return Stray(infra, "no cluster reads the Gateway, for no feature is multiclusteringress")
                ?? memberships[0].Finding(Info, "The fleet has no feature multiclusteringress: no cluster reads the Gateway.", $"Add a {Feature} of that name with the membership of {config}.");
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
            yield return Stray(infra, "no exported pool is imported, for no feature is multiclusterservicediscovery")
                ?? feature.Finding(Info, "The fleet has no feature multiclusterservicediscovery: no exported pool is imported.", $"Add a {Feature} of that name.");
        }
    }

    // One of a name that the hub does not know was meant for the one that is missing.
    private Finding? Stray(InfraModel infra, string consequence) =>
        infra.OfType(Feature).FirstOrDefault(candidate => candidate.Text("name") is { } name && !Known.Contains(name, StringComparer.Ordinal)) is { } stray
            ? stray.Finding(Info, $"A fleet has no feature {stray.Text("name")}: {consequence}.", "Write that name.", "name") : null;
}

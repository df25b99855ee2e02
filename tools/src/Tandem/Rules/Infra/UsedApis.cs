using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Infra;

/// <summary>Which APIs the configuration and the manifests use.</summary>
/// <remarks>
/// Resource types: the provider's reference. Multi-cluster Gateways and pools, autoscaling and network services: GKE's pages on
/// enabling multi-cluster Gateways and on setting up a multi-cluster Inference Gateway.
/// </remarks>
internal static class UsedApis
{
    private const string Domain = ".googleapis.com";

    private static readonly (string Prefix, string Api)[] ByType =
    [
        ("google_compute_", "compute"), ("google_container_", "container"), ("google_container_", "logging"), ("google_storage_", "storage"),
        ("google_gke_hub_", "gkehub"), ("google_secret_manager_", "secretmanager"), ("google_dns_", "dns"), ("google_service_account", "iam"),
        ("google_project_iam_", "cloudresourcemanager"),
    ];

    private static readonly (string Group, string Kind, string Api)[] ByKind =
    [
        ("gateway.networking.k8s.io", "Gateway", "trafficdirector"), ("gateway.networking.k8s.io", "Gateway", "networkservices"),
        ("autoscaling.gke.io", "AutoscalingMetric", "autoscaling"), ("monitoring.googleapis.com", "PodMonitoring", "monitoring"),
    ];

    // What is enabled for the fleet's sake, beside what any cluster needs.
    private static readonly string[] OfTheFleet = ["autoscaling", "gkehub", "multiclusteringress", "multiclusterservicediscovery", "networkservices", "trafficdirector"];

    /// <summary>Every API in use, each once, with who uses it.</summary>
    public static IEnumerable<UsedApi> Of(FleetModel fleet, InfraModel infra) =>
        Types(infra).Concat(Features(infra)).Concat(Identities(infra)).Concat(Kinds(fleet)).DistinctBy(used => used.Api);

    /// <summary>Whether an API is one that this table speaks of.</summary>
    public static bool IsKnown(string api) =>
        OfTheFleet.Concat(ByType.Select(row => row.Api)).Concat(ByKind.Select(row => row.Api)).Append("iamcredentials").Any(name => name + Domain == api);

    /// <summary>Whether an API is for the fleet, and not for the ground of any cluster.</summary>
    public static bool IsOfTheFleet(string api) => OfTheFleet.Contains(api.Replace(Domain, "", StringComparison.Ordinal), StringComparer.Ordinal);

    private static IEnumerable<UsedApi> Types(InfraModel infra) =>
        from row in ByType
        let user = infra.Resources.FirstOrDefault(resource => resource.Type.StartsWith(row.Prefix, StringComparison.Ordinal))
        where user is not null
        select new UsedApi(row.Api + Domain, user.Type);

    private static IEnumerable<UsedApi> Features(InfraModel infra) =>
        from feature in infra.OfType("google_gke_hub_feature")
        where feature.Text("name") is "multiclusteringress" or "multiclusterservicediscovery"
        select new UsedApi(feature.Text("name") + Domain, $"the fleet's feature {feature.Text("name")}");

    private static IEnumerable<UsedApi> Identities(InfraModel infra) =>
        from resource in infra.Resources
        where resource.Text("member")?.StartsWith("principal://", StringComparison.Ordinal) == true
        select new UsedApi("iamcredentials" + Domain, "a Kubernetes account that is a principal");

    private static IEnumerable<UsedApi> Kinds(FleetModel fleet) =>
        from row in ByKind
        where fleet.Of(row.Group, row.Kind).Any()
        select new UsedApi(row.Api + Domain, row.Kind);
}

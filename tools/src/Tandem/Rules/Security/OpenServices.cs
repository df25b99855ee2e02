using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Security;

/// <summary>Services and Gateways that GKE gives an address of the internet.</summary>
/// <remarks>
/// docs.cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer; kubernetes-engine/docs/how-to/gatewayclass-capabilities
/// </remarks>
internal static class OpenServices
{
    private static readonly string[] Internal = ["networking.gke.io/load-balancer-type", "cloud.google.com/load-balancer-type"];

    /// <summary>Every one of them.</summary>
    public static IEnumerable<Finding> Of(FleetModel fleet, RuleInfo rule) =>
        from candidate in fleet.Objects
        where candidate.Manifest.Id is { Group: "", Kind: "Service" }
        let root = ObjectField.Root(candidate)
        where IsOpen(root)
        let type = root["spec"]["type"]
        select candidate.Finding(rule, type.Path, Schemas.FieldTarget.Value, $"The Service {candidate.Manifest.Name} gets an address of the internet, past the Gateway.",
            $"Make it a ClusterIP, or annotate it with {Internal[0]}: Internal.");

    private static bool IsOpen(ObjectField root) => root["spec"]["type"].Text == "LoadBalancer" && root["spec"]["loadBalancerClass"].Text?.EndsWith("internal", StringComparison.Ordinal) != true
        && !root["spec"]["loadBalancerSourceRanges"].Items.Any() && !Internal.Any(name => root["metadata"]["annotations"][name].Text == "Internal");
}

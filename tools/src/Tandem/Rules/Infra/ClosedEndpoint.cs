using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;
using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Infra;

/// <summary>An output or a provider that takes the IP endpoint of clusters on which that endpoint is off.</summary>
/// <remarks>https://docs.cloud.google.com/kubernetes-engine/docs/concepts/network-isolation: the DNS endpoint and the IP endpoints are turned on apart.</remarks>
public sealed partial class ClosedEndpoint() : SeamRule(new RuleInfo(
    "TND0418", "closed-endpoint", Severity.Error, Layers.Terraform, "An output or a provider takes an endpoint of the control plane that is off."))
{
    private static readonly string[] Takers = ["output", "provider", "locals"];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
        infra.OfType("google_container_cluster").ToList() is not { Count: > 0 } clusters || !clusters.TrueForAll(IsClosed) ? [] :
        from block in infra.Module.Blocks
        where Takers.Contains(block.Type, StringComparer.Ordinal)
        from attribute in block.All().SelectMany(inner => inner.Attributes)
        where attribute.Value.Text.Contains("google_container_cluster.", StringComparison.Ordinal)
        from taken in Taken(attribute.Value.Text)
        select Finding.At(Info, attribute.Value.PlaceAt(taken.Index), $"{taken.Value} is the IP endpoint, which is off: whoever takes the address from here reaches nothing.",
            "Take control_plane_endpoints_config[0].dns_endpoint_config[0].endpoint.");

    private static bool IsClosed(PlannedResource cluster) => cluster.Text("control_plane_endpoints_config", "ip_endpoints_config", "enabled") == "false";

    // Of the resource itself, or of what a loop over it calls one.
    private static IEnumerable<Match> Taken(string text)
    {
        var names = Loop().Matches(text).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        return Endpoint().Matches(text).Where(match => !match.Groups["name"].Success || names.Contains(match.Groups["name"].Value));
    }

    [GeneratedRegex(@"\bfor\s+(\w+\s*,\s*)?(?<name>\w+)\s+in\s+google_container_cluster\.", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Loop();

    [GeneratedRegex(@"(?<![\w.\]])(google_container_cluster\.\w+(\[[^\]]*\])?|(?<name>\w+))\.(endpoint|private_cluster_config\[0\]\.(public|private)_endpoint|control_plane_endpoints_config\[0\]\.ip_endpoints_config\[0\]\.(public|private)_endpoint)\b(?!\s*=[^=])",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Endpoint();
}

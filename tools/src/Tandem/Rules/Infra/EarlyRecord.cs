using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules.Gateway;
using Tandem.Terraform;
using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Infra;

/// <summary>A DNS record that the first apply makes, though its target is a load balancer which comes with a Gateway, after that apply.</summary>
/// <remarks>docs/decisions/0027-nearest-gateway-by-dns.md; a health-checked target is a forwarding rule: https://docs.cloud.google.com/dns/docs/routing-policies-overview</remarks>
public sealed partial class EarlyRecord() : SeamRule(new RuleInfo(
    "TND0412", "early-record", Severity.Error, Layers.Seams, "A DNS record is made before the load balancer that it points to."))
{
    private static readonly string[] Conditions = ["count", "for_each"];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
        from record in infra.OfType("google_dns_record_set").DistinctBy(record => record.Block)
        where record.Block?.All().Any(block => block.Labels is ["internal_load_balancers"] || block.Type == "internal_load_balancers") == true
            && fleet.Of(Routes.ApiGroup, "Gateway").Any() && !infra.Resources.Any(resource => resource.Type.EndsWith("_forwarding_rule", StringComparison.Ordinal))
        select Finding.At(Info, PlaceOf(infra.Module, record.Block!), $"{record.Address.Split('[')[0]} is planned from the first apply on, and points to a load balancer that the Gateway makes after it: Cloud DNS refuses it.",
            "Make it wait for a variable that is false until the Gateway is there: count = var.gatewayReady ? 1 : 0.");

    // Where it waits for a variable, what that is by default; else what it waits for; else itself.
    private static Place PlaceOf(HclModule module, HclBlock record) =>
        Conditions.Select(name => record.Attribute(name)?.Value).FirstOrDefault(value => value is not null) is not { } condition ? record.Place
        : Variable().Matches(condition.Text).Select(match => module.Default(match.Groups["name"].Value)).FirstOrDefault(value => value is not null)?.Place ?? condition.Place;

    [GeneratedRegex(@"\bvar\.(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}

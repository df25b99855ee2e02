using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;
using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Gateway;

/// <summary>The name that hands out the Gateway's addresses: its answers are checked as this Gateway's load balancer is.</summary>
/// <remarks>
/// It reads the blocks and not the plan, which has no record until the Gateway's load balancer exists.
/// Source: https://cloud.google.com/dns/docs/routing-policies-overview#health-checks.
/// </remarks>
internal static class GatewayName
{
    private const string CrossRegion = "\"globalL7ilb\"";

    /// <summary>The block that names a load balancer.</summary>
    public const string Target = "internal_load_balancers";

    // Seconds.
    private const int LongestMemory = 300;

    /// <summary>The blocks of records whose targets are internal load balancers.</summary>
    public static IEnumerable<HclBlock> Records(InfraModel infra) =>
        from record in infra.Module.Blocks
        where record.Address?.StartsWith("google_dns_record_set.", StringComparison.Ordinal) == true && record.All().Any(block => block.Type == Target)
        select record;

    /// <summary>What is wrong with them.</summary>
    public static IEnumerable<Finding> Check(RuleInfo rule, FleetModel fleet, InfraModel infra) =>
        from record in Records(infra)
        from policy in record.Nested("routing_policy")
        from finding in Check(rule, policy).Concat(CheckedPorts.Check(rule, fleet, policy)).Concat(Remembered(rule, record)).Concat(SameAnswer.Check(rule, policy))
        select finding;

    // Who remembers an answer asks for no other while its region is down.
    private static IEnumerable<Finding> Remembered(RuleInfo rule, HclBlock record) =>
        record.Attribute("ttl")?.Value is { } ttl && int.TryParse(ttl.Text, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds > LongestMemory
            ? [Finding.At(rule, ttl.Place, $"Callers remember an address for {seconds} s: as long they ask a region that is down.", "Set ttl = 30; it is in seconds.")] : [];

    // A fact of that name, or a name of three parts, the last of which is one letter.
    private static bool IsZone(string expression) => expression.EndsWith(".zone", StringComparison.Ordinal) || (expression.Trim('"').Split('-') is [_, _, { Length: 1 }] && expression.StartsWith('"'));

    private static IEnumerable<Finding> Check(RuleInfo rule, HclBlock policy)
    {
        foreach (var kind in policy.All().Select(block => block.Attribute("load_balancer_type")?.Value).OfType<HclValue>().Where(value => value.Text.StartsWith('"') && value.Text != CrossRegion))
        {
            yield return Finding.At(rule, kind.Place, $"The record checks load balancers of the type {kind.Text}; a cross-region internal one is {CrossRegion}.", $"Set load_balancer_type = {CrossRegion}.");
        }

        foreach (var location in policy.Nested("geo").Select(geo => geo.Attribute("location")?.Value).OfType<HclValue>().Where(value => IsZone(value.Text)))
        {
            yield return Finding.At(rule, location.Place, $"The record answers by {location.Text}, which is a zone; callers are told apart by their region.", "Name the region.");
        }

        if (policy.Attribute("enable_geo_fencing")?.Value is { Text: "true" } fenced)
        {
            yield return Finding.At(rule, fenced.Place, "Callers get their own region's address even when nothing is healthy there.", "Set enable_geo_fencing = false: then the next region answers.");
        }
    }
}

using System.Globalization;
using System.Net;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Schemas;
using Tandem.Terraform;

namespace Tandem.Rules.Gateway;

/// <summary>A firewall that keeps out what must reach our Pods, or lets in what need not.</summary>
public sealed class FirewallMismatch() : SeamRule(new RuleInfo(
    "TND0517", "firewall-mismatch", Severity.Error, Layers.Seams, "The firewall does not open exactly what the load balancer needs."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra)
    {
        var rules = FirewallRule.Of(infra);
        var flows = Flows.Of(fleet, infra);
        var areKnown = Flows.AreKnown(fleet);
        if (!fleet.IsWhole || flows.Count == 0)
        {
            return [];
        }

        if (rules.Count > 0 && UntargetedPools.Of(fleet, infra, rules).ToList() is { Count: > 0 } untargeted)
        {
            return untargeted.Select(pool => Finding.At(Info, pool.Expression("node_config", "service_account"), $"{pool.Address} runs as another account than the firewall's rules are for: nothing reaches its Pods.",
                $"Set service_account to {rules[0].Resource.Texts("target_service_accounts")[0]}."));
        }

        if (rules.Count == 0)
        {
            return [Finding.At(Info, new Place(InfraFiles.Folder, 1, 1), "No firewall rule lets anything in: the load balancer reaches no Pod.")];
        }

        // A range that the facts give to proxies is theirs, even where their subnet is missing.
        var planned = fleet.Facts.Regions.Select(region => Flows.Parse(region["proxySubnetCidr"])).OfType<IPNetwork>().ToList();

        // A manifest that takes its port from elsewhere than the facts is the side that strayed.
        var closed = flows.Where(flow => !rules.Any(rule => rule.Passes(flow))).ToLookup(flow => flow.IsOfFacts || !rules.Any(rule => rule.LetsIn(flow.From)));
        var complaints = closed[true].Select(flow => Missing(flow, rules, flows))
            .Concat(rules.SelectMany(rule => TooWide(rule, flows, planned)).Where(complaint => areKnown || complaint.Attribute is not ["allow", "ports"]));
        return closed[false].Any()
            ? closed[false].Select(flow => flow.Field.Owner.Finding(Info, flow.Field.Path, FieldTarget.Value, $"The firewall does not open port {flow.Port}, but {flow.Why}.", "Take the port from the fact that the firewall takes it from."))
            : complaints.GroupBy(complaint => (complaint.Rule.Resource, string.Join('.', complaint.Attribute))).Select(ToFinding);
    }

    private Finding ToFinding(IEnumerable<Complaint> group)
    {
        var all = group.ToList();
        var parts = all.Select(complaint => complaint.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var rule = all[0].Rule.Resource;
        return Finding.At(Info, rule.Expression(all[0].Attribute), $"{rule.Text("name")}: {string.Join("; ", parts)}.", "Open the ports and ranges that the manifests use, by the facts, and no others.");
    }

    // The rule that was meant: the one with the range; else one with the port that lets the like of it in, or strangers.
    private static Complaint Missing(Flow flow, IReadOnlyList<FirewallRule> rules, IReadOnlyList<Flow> flows)
    {
        var port = flow.Port.ToString(CultureInfo.InvariantCulture);
        if (rules.Where(rule => rule.LetsIn(flow.From)).OrderByDescending(rule => rule.Allowed.Count).FirstOrDefault() is { } closed)
        {
            return new Complaint(closed, ["allow", "ports"], $"port {port} is closed, but {flow.Why}");
        }

        var candidate = rules.OrderByDescending(rule => rule.Opens(flow.Port))
            .ThenByDescending(rule => flows.Any(other => other.Why == flow.Why && rule.Passes(other)))
            .ThenByDescending(rule => rule.Sources.Any(source => IsStranger(source, flows)))
            .First();
        return new Complaint(candidate, ["source_ranges"], $"{flow.From} may not reach port {port}, but {flow.Why}");
    }

    private static bool IsStranger(IPNetwork source, IReadOnlyList<Flow> flows) => !flows.Any(flow => Flows.Holds(flow.From, source));

    private static IEnumerable<Complaint> TooWide(FirewallRule rule, IReadOnlyList<Flow> flows, IReadOnlyList<IPNetwork> planned)
    {
        if (!rule.IsTcpAlone)
        {
            yield return new Complaint(rule, ["allow", "protocol"], "it allows more than TCP, which is all that is needed");
        }

        foreach (var source in rule.Sources.Where(source => IsStranger(source, flows) && !planned.Any(range => Flows.Holds(range, source))))
        {
            yield return new Complaint(rule, ["source_ranges"], $"{source} is let in, which is neither the load balancer's nor a health checker's range");
        }

        var needed = flows.Where(flow => rule.LetsIn(flow.From)).Select(flow => flow.Port).ToHashSet();
        foreach (var (first, last) in rule.Allowed.Where(range => needed.Count > 0 && (range.First != range.Last || !needed.Contains(range.First))))
        {
            yield return new Complaint(rule, ["allow", "ports"], first == last ? $"port {first} is open, which nothing uses" : $"ports {first} to {last} are open, which is more than is used");
        }
    }

    private sealed record Complaint(FirewallRule Rule, string[] Attribute, string Text);
}

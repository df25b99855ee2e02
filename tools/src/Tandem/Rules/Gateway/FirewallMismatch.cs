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
        var (rules, idle) = (FirewallRule.Of(infra), FirewallRule.Idle(infra));
        var flows = Flows.Of(fleet, infra);
        var areKnown = Flows.AreKnown(fleet);
        if (!fleet.IsWhole || flows.Count == 0)
        {
            return [];
        }

        if (((List<Finding>[])[[.. Join(new AimlessRules(fleet, infra).Of(rules, flows))], [.. UntargetedPools.Of(Info, fleet, infra, rules)]]).FirstOrDefault(group => group.Count > 0) is { } stray)
        {
            return stray;
        }

        if (rules.Count == 0 && idle.Count == 0)
        {
            return [Finding.At(Info, new Place(InfraFiles.Folder, 1, 1), "No firewall rule lets anything in: the load balancer reaches no Pod.")];
        }

        // A range that the facts give to proxies is theirs, even where their subnet is missing.
        var planned = fleet.Facts.Regions.Select(region => Flows.Parse(region["proxySubnetCidr"])).OfType<IPNetwork>().ToList();

        // A manifest that takes its port from elsewhere than the facts is the side that strayed.
        var closed = flows.Where(flow => !rules.Any(rule => rule.Passes(flow))).ToLookup(flow => flow.IsOfFacts || !rules.Any(rule => rule.LetsIn(flow.From)));
        var complaints = closed[true].Select(flow => FirewallGaps.Missing(flow, rules, idle, flows))
            .Concat(rules.SelectMany(rule => FirewallGaps.TooWide(rule, flows, planned)).Where(complaint => areKnown || complaint.Attribute is not ["allow", "ports"])).ToList();
        var misfilled = complaints.Count == 0 ? [] : flows.Where(flow => flow.Field.IsFact && flow.Field.Text != fleet.Facts.Fleet[flow.Fact]).Select(flow => Misfilled(fleet, flow)).ToList();
        return misfilled.Count > 0 ? misfilled : closed[false].Any()
            ? closed[false].Select(flow => flow.Field.Owner.Finding(Info, flow.Field.Path, FieldTarget.Value, $"The firewall does not open port {flow.Port}, but {flow.Why}.", "Take the port from the fact that the firewall takes it from."))
            : Join(complaints);
    }

    // Both sides take facts, and the manifests another one than the firewall.
    private Finding Misfilled(FleetModel fleet, Flow flow) => References.Injection.Of(fleet, flow.Field, flow.Fact,
        At(flow.Field.Flaw($"The port is {flow.Port} and not the fact {flow.Fact}, which the firewall opens for it: {flow.Why}.", $"Take it from {flow.Fact}.")));

    private IEnumerable<Finding> Join(IEnumerable<FirewallComplaint> complaints) => complaints.GroupBy(complaint => (complaint.Rule.Resource, string.Join('.', complaint.Attribute))).Select(ToFinding);

    private Finding ToFinding(IEnumerable<FirewallComplaint> group)
    {
        var all = group.ToList();
        var parts = all.Select(complaint => complaint.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var rule = all[0].Rule.Resource;
        return Finding.At(Info, rule.Expression(all[0].Attribute), $"{rule.Text("name")}: {string.Join("; ", parts)}.", "Open the ports and ranges that the manifests use, by the facts, and no others.");
    }
}

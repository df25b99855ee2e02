using System.Globalization;
using System.Net;

namespace Tandem.Rules.Gateway;

/// <summary>Where the firewall's rules and the flows that must pass part.</summary>
internal static class FirewallGaps
{
    private static readonly IPNetwork Tunnels = IPNetwork.Parse("35.235.240.0/20");

    /// <summary>What keeps a flow out. The rule that was meant: the one with the range; else one with the port that lets the like of it in, or strangers.</summary>
    public static FirewallComplaint Missing(Flow flow, IReadOnlyList<FirewallRule> rules, IReadOnlyList<FirewallRule> idle, IReadOnlyList<Flow> flows)
    {
        var port = flow.Port.ToString(CultureInfo.InvariantCulture);
        if (idle.FirstOrDefault(rule => rule.Passes(flow)) is { } meant)
        {
            var isOff = meant.Resource.IsTrue("disabled");
            return new FirewallComplaint(meant, [isOff ? "disabled" : "deny"], $"port {port} is {(isOff ? "opened by a rule that is off" : "denied")}, but {flow.Why}");
        }

        if (rules.Where(rule => rule.LetsIn(flow.From)).OrderByDescending(rule => rule.Allowed.Count).FirstOrDefault() is { } closed)
        {
            return new FirewallComplaint(closed, ["allow", "ports"], $"port {port} is closed, but {flow.Why}");
        }

        var candidate = rules.OrderByDescending(rule => rule.Opens(flow.Port))
            .ThenByDescending(rule => flows.Any(other => other.Why == flow.Why && rule.Passes(other)))
            .ThenByDescending(rule => rule.Sources.Any(source => IsStranger(source, flows)))
            .First();
        return new FirewallComplaint(candidate, ["source_ranges"], $"{flow.From} may not reach port {port}, but {flow.Why}");
    }

    // SSH or RDP to a machine without a public address, as Google proves who asks: https://cloud.google.com/iap/docs/using-tcp-forwarding
    private static bool IsTunnel(FirewallRule rule) =>
        rule.Sources.Count > 0 && rule.Sources.All(source => Flows.Holds(Tunnels, source)) && rule.Allowed.All(range => range.First == range.Last && range.First is 22 or 3389);

    private static bool IsStranger(IPNetwork source, IReadOnlyList<Flow> flows) => !flows.Any(flow => Flows.Holds(flow.From, source));

    /// <summary>What a rule lets in beyond the flows and the ranges that the facts give to proxies.</summary>
    public static IEnumerable<FirewallComplaint> TooWide(FirewallRule rule, IReadOnlyList<Flow> flows, IReadOnlyList<IPNetwork> planned)
    {
        if (!rule.IsTcpAlone)
        {
            yield return new FirewallComplaint(rule, ["allow", "protocol"], "it allows more than TCP, which is all that is needed");
        }

        if (IsTunnel(rule))
        {
            yield break;
        }

        foreach (var source in rule.Sources.Where(source => IsStranger(source, flows) && !planned.Any(range => Flows.Holds(range, source))))
        {
            yield return new FirewallComplaint(rule, ["source_ranges"], $"{source} is let in, which is neither the load balancer's nor a health checker's range");
        }

        var needed = flows.Where(flow => rule.LetsIn(flow.From)).Select(flow => flow.Port).ToHashSet();
        foreach (var (first, last) in rule.Allowed.Where(range => needed.Count > 0 && (range.First != range.Last || !needed.Contains(range.First))))
        {
            yield return new FirewallComplaint(rule, ["allow", "ports"], first == last ? $"port {first} is open, which nothing uses" : $"ports {first} to {last} are open, which is more than is used");
        }
    }
}

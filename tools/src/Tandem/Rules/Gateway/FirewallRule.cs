using System.Globalization;
using System.Net;
using Tandem.Terraform;

namespace Tandem.Rules.Gateway;

/// <summary>A planned firewall rule on traffic that comes in.</summary>
internal sealed class FirewallRule
{
    private FirewallRule(PlannedResource resource)
    {
        Resource = resource;
        Sources = [.. resource.Texts("source_ranges").Select(Flows.Parse).OfType<IPNetwork>()];
        Allowed = [.. resource.Items("allow").Concat(resource.Items("deny")).SelectMany(allow => Ports(allow))];
        IsTcpAlone = resource.Items("allow").All(allow => JsonText.Of(PlannedResource.Find(allow, ["protocol"])) is "tcp" or "6");
    }

    public PlannedResource Resource { get; }

    public IReadOnlyList<IPNetwork> Sources { get; }

    /// <summary>Ranges of ports, both ends included.</summary>
    public IReadOnlyList<(int First, int Last)> Allowed { get; }

    public bool IsTcpAlone { get; }

    public static IReadOnlyList<FirewallRule> Of(InfraModel infra) => [.. All(infra).Where(rule => rule.Resource.Items("allow").Count > 0 && !rule.Resource.IsTrue("disabled"))];

    /// <summary>Those that would let something in, were they not switched off or turned round.</summary>
    public static IReadOnlyList<FirewallRule> Idle(InfraModel infra) => [.. All(infra).Where(rule => rule.Resource.Items("allow").Count == 0 || rule.Resource.IsTrue("disabled"))];

    private static IEnumerable<FirewallRule> All(InfraModel infra) =>
        infra.OfType("google_compute_firewall").Where(rule => rule.Text("direction") is null or "INGRESS").Select(rule => new FirewallRule(rule));

    public bool Opens(int port) => Allowed.Any(range => range.First <= port && port <= range.Last);

    public bool LetsIn(IPNetwork range) => Sources.Any(source => Flows.Holds(source, range));

    public bool Passes(Flow flow) => Opens(flow.Port) && LetsIn(flow.From);

    // No ports means every port; a protocol without ports is none of ours.
    private static IEnumerable<(int First, int Last)> Ports(System.Text.Json.JsonElement allow)
    {
        if (JsonText.Of(PlannedResource.Find(allow, ["protocol"])) is not ("tcp" or "6" or "all"))
        {
            return [];
        }

        var ports = PlannedResource.Find(allow, ["ports"]) is { ValueKind: System.Text.Json.JsonValueKind.Array } list ? list.EnumerateArray().Select(port => port.ToString()).ToList() : [];
        return ports.Count == 0 ? [(0, 65535)] : ports.Select(Range).Where(range => range.First >= 0);
    }

    private static (int First, int Last) Range(string text)
    {
        var ends = text.Split('-');
        return int.TryParse(ends[0], CultureInfo.InvariantCulture, out var first) && int.TryParse(ends[^1], CultureInfo.InvariantCulture, out var last) ? (first, last) : (-1, -1);
    }
}

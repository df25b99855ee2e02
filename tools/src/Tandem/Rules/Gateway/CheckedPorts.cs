using System.Globalization;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Schemas;
using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Gateway;

/// <summary>The port on which the name's health checks ask a load balancer, against those on which the Gateway listens.</summary>
/// <remarks>The check is of the forwarding rule of that port: https://cloud.google.com/dns/docs/routing-policies-overview#health-checks.</remarks>
internal static class CheckedPorts
{
    private static readonly Dictionary<string, int> Standard = new(StringComparer.Ordinal) { ["HTTP"] = 80, ["HTTPS"] = 443 };

    /// <summary>The ports where no Gateway with reserved addresses listens. One that is written out is known, no other.</summary>
    public static IEnumerable<Finding> Check(RuleInfo rule, FleetModel fleet, HclBlock policy)
    {
        var listeners = GatewayAddress.Of(fleet).SelectMany(address => address.Gateway.Select("spec.listeners[]")).Where(listener => listener["port"].Integer is > 0).DistinctBy(listener => listener["port"].Text).ToList();
        var targets = policy.All().Where(block => block.Type == GatewayName.Target).ToList();
        var ports = targets.Select(block => block.Attribute("port")?.Value).OfType<HclValue>()
            .Where(value => int.TryParse(Bare(value), CultureInfo.InvariantCulture, out var port) && listeners.TrueForAll(listener => listener["port"].Integer != port));
        return listeners.Count == 0 ? [] : ports.Select(port => OfPort(rule, listeners, port)).Concat(targets.Select(block => OfProtocol(rule, listeners, block)).OfType<Finding>());
    }

    // The one that is its protocol's own port is right; else the check follows the Gateway.
    private static Finding OfPort(RuleInfo rule, List<ObjectField> listeners, HclValue port)
    {
        var heard = Wording.List([.. listeners.Select(listener => listener["port"].Text!)]);
        var (listener, field) = (listeners[0], listeners[0]["port"]);
        var own = Standard.GetValueOrDefault(listener["protocol"].Text ?? "");
        return listeners.Count == 1 && field.Integer != own && Bare(port) == own.ToString(CultureInfo.InvariantCulture) && !field.IsFact
            ? At(rule, field, $"{field.Here} is {field.Text}; the health checks of the Gateway's name ask on {own}.", $"Listen on {own}, or set port = \"{field.Text}\" there.", new RelatedPlace(port.Place, $"port is {port.Text}."))
            : Finding.At(rule, port.Place, $"The health checks of the Gateway's name ask on port {Bare(port)}; it listens on {heard}.", $"Set port = \"{field.Text}\".") with { Related = [References.Evidence.Place(field)] };
    }

    private static Finding? OfProtocol(RuleInfo rule, List<ObjectField> listeners, HclBlock target) => target.Attribute("ip_protocol")?.Value is { Text: "\"udp\"" } protocol && listeners.TrueForAll(listener => listener["protocol"].Text != "UDP")
        ? Finding.At(rule, protocol.Place, $"The health checks of the Gateway's name ask by UDP; it listens by {listeners[0]["protocol"].Text}.", "Set ip_protocol = \"tcp\".") : null;

    private static Finding At(RuleInfo rule, ObjectField field, string message, string hint, RelatedPlace other)
    {
        var flaw = field.Flaw(message, hint);
        return field.Owner.Finding(rule, field.Path, flaw.Target, message, hint) with { Related = [other] };
    }

    private static string Bare(HclValue value) => value.Text.Trim('"');
}

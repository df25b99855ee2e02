using Tandem.Rules.References;
using Tandem.Terraform;

namespace Tandem.Rules.Gateway;

/// <summary>Host names that listeners hear and routes are for, against the name that Terraform hands out.</summary>
internal static class HostNames
{
    /// <summary>The host name of a route that its listeners do not hear; null where they meet.</summary>
    public static Mismatch? Unheard(ObjectField route, List<ObjectField> listeners)
    {
        var hosts = route.Select("spec.hostnames[]");
        return hosts.Count > 0 && listeners.TrueForAll(listener => Hears(listener) is { } heard && !hosts.Any(host => Meet(heard, host.Text ?? "")))
            ? new Mismatch(hosts[0].Flaw($"{hosts[0].Here} is {hosts[0].Text}; the listener hears {listeners[0]["hostname"].Text} alone.", "Let the two agree."), listeners[0]["hostname"]) : null;
    }

    /// <summary>
    /// The host name by which the Gateway, or all of its routes, are deaf to what clients call: the name that is planned for its addresses.
    /// Null where nothing is planned, where several Gateways may be meant, or where one of them hears it.
    /// </summary>
    public static Flaw? Uncalled(World world)
    {
        var gateways = world.Own(Routes.ApiGroup, "Gateway").Where(gateway => gateway["spec"]["addresses"].Items.Count > 0).ToList();
        if (world.Fleet.Infra is not { IsComplete: true } infra || gateways is not [var gateway] || Names(infra) is not { Count: > 0 } names)
        {
            return null;
        }

        var listeners = gateway["spec"]["listeners"].Items;
        var hosts = Routes.Of(world).Where(route => Routes.Parents(world, route).Contains(gateway)).Select(route => route.Select("spec.hostnames[]")).ToList();
        return listeners.Count > 0 && listeners.All(listener => Hears(listener) is { } heard && !names.Exists(name => Meet(heard, name))) ? Deaf(listeners[0]["hostname"], names[0])
            : hosts.Count > 0 && hosts.TrueForAll(route => route.Count > 0 && !route.Any(host => names.Exists(name => Meet(host.Text ?? "", name)))) ? Deaf(hosts[0][0], names[0]) : null;
    }

    private static Flaw Deaf(ObjectField host, string name) => host.Flaw($"{host.Here} is {host.Text}, but clients call {name}, the name that Terraform makes for the Gateway.", $"Write {name}, or take the host names out.");

    // Of records that are the whole zone's name: another name is known only after apply.
    private static List<string> Names(InfraModel infra) =>
    [
        .. from record in GatewayName.Records(infra)
           from zone in infra.OfType("google_dns_managed_zone")
           where record.Attribute("managed_zone")?.Value.Text == $"google_dns_managed_zone.{zone.Block?.Labels[1]}.name"
               && record.Attribute("name")?.Value.Text == zone.Block?.Attribute("dns_name")?.Value.Text && zone.Text("dns_name") is not null
           select zone.Text("dns_name")!.TrimEnd('.'),
    ];

    private static string? Hears(ObjectField listener) => listener["hostname"].Text is { Length: > 0 } heard ? heard : null;

    private static bool Meet(string one, string other) => one == other || Covers(one, other) || Covers(other, one);

    private static bool Covers(string wide, string name) => wide.StartsWith("*.", StringComparison.Ordinal) && name.EndsWith(wide[1..], StringComparison.Ordinal);
}

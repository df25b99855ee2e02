using Tandem.Fleet;
using Tandem.Rules;
using Tandem.Rules.Gateway;

namespace Tandem.Topology;

/// <summary>The way in: the name that clients ask for, the Gateway and its addresses.</summary>
internal static class EntryParts
{
    private const string GatewayGroup = "gateway.networking.k8s.io";

    public static void Add(TopologyDraft draft, FleetModel fleet)
    {
        foreach (var (unit, root) in fleet.Of(GatewayGroup, "Gateway"))
        {
            AddGateway(draft, fleet, unit, root);
        }

        foreach (var address in fleet.Infra?.OfType("google_compute_address") ?? [])
        {
            if (address.Text("name") is { } name && address.Text("region") is { } region)
            {
                draft.Part(PartKind.Address, region, name).With(address.Text("address_type")?.ToLowerInvariant()).Shows(address, "name");
            }
        }

        AddNames(draft, fleet);
    }

    /// <summary>The routes of a cluster that name a Gateway as their parent.</summary>
    public static IEnumerable<ObjectField> RoutesOf(FleetModel fleet, string? cluster, ObjectField gateway) =>
        from pair in fleet.Of(GatewayGroup, "HTTPRoute")
        where pair.Unit.Cluster == cluster && pair.Root.Select("spec.parentRefs[]").Any(parent => parent["name"].Text == gateway.Owner.Manifest.Name
            && (parent["namespace"].Text ?? pair.Root.Owner.Manifest.Namespace) == gateway.Owner.Manifest.Namespace)
        select pair.Root;

    private static void AddGateway(TopologyDraft draft, FleetModel fleet, Unit unit, ObjectField root)
    {
        var listeners = root.Select("spec.listeners[]").Select(listener => $"{listener["protocol"].Text} {listener["port"].Text}");
        var gateway = draft.Part(PartKind.Gateway, null, root.Owner.Manifest.Name)
            .With($"in {unit.Cluster}").With([.. listeners]).With(root["spec"]["gatewayClassName"].Text)
            .Shows(root.Owner, [root["metadata"]["name"], root["spec"]["gatewayClassName"], .. root.Select("spec.listeners[].port")]);
        foreach (var address in GatewayAddress.Of(fleet).Where(address => address.Gateway.Owner == root.Owner))
        {
            // Who is planned elsewhere, or nowhere, is still an address that the Gateway asks for.
            var part = draft.Part(PartKind.Address, address.Region, address.Name).NamedBy(address.Value);
            draft.Link(part, gateway, "leads to");
        }

        foreach (var route in RoutesOf(fleet, unit.Cluster, root))
        {
            gateway.Shows(route.Owner, route["metadata"]["name"]);
        }
    }

    private static void AddNames(TopologyDraft draft, FleetModel fleet)
    {
        foreach (var zone in fleet.Infra?.OfType("google_dns_managed_zone") ?? [])
        {
            if (zone.Text("dns_name") is { } name)
            {
                var part = draft.Part(PartKind.Dns, null, name).With(zone.Text("visibility")).Shows(zone, "dns_name");
                draft.Parts.Where(other => other.Kind == PartKind.Address).ToList().ForEach(address => draft.Link(part, address, "answers with"));
            }
        }
    }
}

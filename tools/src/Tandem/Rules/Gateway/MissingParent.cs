using Tandem.Findings;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>A route that no Gateway takes: it is not there, has no such listener, lets no such route in, or is of a class that cannot serve it.</summary>
public sealed class MissingParent() : ReferenceRule(new RuleInfo(
    "TND0518", "missing-parent", Severity.Error, Layers.References, "A route's Gateway is not there, or does not take it."))
{
    // https://docs.cloud.google.com/kubernetes-engine/docs/how-to/gatewayclass-capabilities
    private static readonly string[] Classes =
    [
        "gke-l7-global-external-managed", "gke-l7-regional-external-managed", "gke-l7-rilb", "gke-l7-gxlb", "gke-l7-cross-regional-internal-managed",
        "gke-l7-global-external-managed-mc", "gke-l7-regional-external-managed-mc", "gke-l7-rilb-mc", "gke-l7-gxlb-mc", "gke-l7-cross-regional-internal-managed-mc",
        "gke-td", "asm-l7-gxlb",
    ];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var routes = Routes.Of(world).ToList();
        var parents = routes.SelectMany(route => route.Select("spec.parentRefs[]")).Where(Routes.IsGateway)
            .Select(parent => new Reference(parent["name"], Routes.ApiGroup, "Gateway", parent["namespace"].Text ?? parent.Owner.Manifest.Namespace) { NamespaceField = parent["namespace"] });
        return new NameCheck(Info, world).Missing(parents)
            .Concat(routes.SelectMany(route => route.Select("spec.parentRefs[]").Where(Routes.IsGateway).SelectMany(parent => Refused(world, route, parent))))
            .Concat(world.Own(Routes.ApiGroup, "Gateway").Select(gateway => OfClass(world, gateway, routes)).OfType<Flaw>().Select(flaw => Found(world, flaw)));
    }

    private IEnumerable<Finding> Refused(World world, ObjectField route, ObjectField parent)
    {
        var space = parent["namespace"].Text ?? route.Owner.Manifest.Namespace;
        if (world.Find(Routes.ApiGroup, "Gateway", space, parent["name"].Text) is not { } gateway)
        {
            return [];
        }

        var (section, port) = (parent["sectionName"], parent["port"]);
        var all = gateway["spec"]["listeners"].Items;
        var named = all.Where(listener => section.Text is not { Length: > 0 } name || listener["name"].Text == name).ToList();
        var meant = named.Where(listener => port.Integer is null || listener["port"].Integer == port.Integer).ToList();
        return named.Count == 0 && all.Count > 0 ? [Found(world, section.Flaw($"{section.Here} is {section.Text}, which is no listener of the Gateway {parent["name"].Text}.",
                MissingConfig.Hint(section.Text!, [.. all.Select(listener => listener["name"].Text ?? "")])), all[0]["name"])]
            : meant.Count == 0 && named.Count > 0 ? [Found(world, port.Flaw($"{port.Here} is {port.Text}; no listener of the Gateway {parent["name"].Text} has that port.", $"Listeners have {Wording.List([.. named.Select(listener => listener["port"].Text ?? "").Distinct(StringComparer.Ordinal)])}."), named[0]["port"])]
            : Closed(world, route, meant, parent);
    }

    private IEnumerable<Finding> Closed(World world, ObjectField route, List<ObjectField> listeners, ObjectField parent)
    {
        if (listeners.Count == 0)
        {
            return [];
        }

        var (own, space) = (route.Owner.Manifest.Namespace, listeners[0].Owner.Manifest.Namespace);
        var first = listeners[0]["allowedRoutes"];
        if (own != space && own is not null && space is not null && listeners.TrueForAll(listener => (listener["allowedRoutes"]["namespaces"]["from"].Text ?? "Same") == "Same"))
        {
            return [Found(world, (parent.Has("namespace") ? parent["namespace"] : parent["name"]).Flaw($"The Gateway {parent["name"].Text} takes routes of its own namespace {space} alone; this one is in {own}.", "Put the route there, or open allowedRoutes."), first)];
        }

        var kinds = listeners.SelectMany(listener => listener.Select("allowedRoutes.kinds[].kind")).ToList();
        return kinds.Count > 0 && listeners.TrueForAll(listener => listener["allowedRoutes"].Has("kinds")) && kinds.TrueForAll(kind => kind.Text != route.Kind)
            ? [Found(world, kinds[0].Flaw($"{kinds[0].Here} is {kinds[0].Text}; the route {route.Owner.Manifest.Name} of this Gateway is a {route.Kind}.", $"Allow {route.Kind}."), parent["name"])]
            : Unheard(world, route, listeners);
    }

    // Host names of the two must meet, where both have any.
    private IEnumerable<Finding> Unheard(World world, ObjectField route, List<ObjectField> listeners)
    {
        var hosts = route.Select("spec.hostnames[]");
        return hosts.Count > 0 && listeners.TrueForAll(listener => listener["hostname"].Text is { Length: > 0 } heard && !hosts.Any(host => Meet(heard, host.Text ?? "")))
            ? [Found(world, hosts[0].Flaw($"{hosts[0].Here} is {hosts[0].Text}; the listener hears {listeners[0]["hostname"].Text} alone.", "Let the two agree."), listeners[0]["hostname"])] : [];
    }

    private static bool Meet(string one, string other) => one == other || Covers(one, other) || Covers(other, one);

    private static bool Covers(string wide, string name) => wide.StartsWith("*.", StringComparison.Ordinal) && name.EndsWith(wide[1..], StringComparison.Ordinal);

    private static Flaw? OfClass(World world, ObjectField gateway, List<ObjectField> routes)
    {
        var name = gateway["spec"]["gatewayClassName"];
        if (name.String is not { Length: > 0 } text || world.Find(Routes.ApiGroup, "GatewayClass", null, text) is not null)
        {
            return null;
        }

        var imports = routes.Exists(route => Routes.Parents(world, route).Contains(gateway) && Routes.Backends(route).Any(Routes.IsImport));
        return !Classes.Contains(text, StringComparer.Ordinal)
            ? world.IsOpen(gateway.Owner.Manifest.Namespace) && NearestName.Slip(text, Classes) is null ? null
                : name.Flaw($"{name.Here} is {text}, a class that GKE does not have.", NearestName.Find(text, Classes) is { } near ? $"Did you mean {near}?" : "GKE makes the classes; a fleet takes one that ends in -mc.")
            : imports && !Routes.IsMultiCluster(gateway)
            ? name.Flaw($"{name.Here} is {text}, which serves one cluster; its route sends to a pool imported from several.", NearestName.Find(text + "-mc", Classes) == text + "-mc" ? $"Did you mean {text}-mc?" : "Take a class that ends in -mc.") : null;
    }
}

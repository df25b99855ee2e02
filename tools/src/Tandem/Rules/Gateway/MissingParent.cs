using Tandem.Findings;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>A route that no Gateway takes: it is not there, has no such listener, lets no such route in, or is of a class that cannot serve it.</summary>
public sealed class MissingParent() : ReferenceRule(new RuleInfo(
    "TND0518", "missing-parent", Severity.Error, Layers.References, "A route's Gateway is not there, or does not take it."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var routes = Routes.Of(world).ToList();
        var uncalled = HostNames.Uncalled(world);
        var parents = routes.SelectMany(route => route.Select("spec.parentRefs[]")).Where(Routes.IsGateway)
            .Select(parent => new Reference(parent["name"], Routes.ApiGroup, "Gateway", parent["namespace"].Text ?? parent.Owner.Manifest.Namespace) { NamespaceField = parent["namespace"] });
        return new NameCheck(Info, world).Missing(parents)
            .Concat(routes.SelectMany(route => route.Select("spec.parentRefs[]").Where(Routes.IsGateway).SelectMany(parent => Refused(world, route, parent, uncalled is null))))
            .Concat(world.Own(Routes.ApiGroup, "Gateway").Select(gateway => GatewayClasses.Check(world, gateway, routes)).OfType<Mismatch>().Select(pair => Found(world, pair.Flaw, pair.Other)))
            .Concat(uncalled is not null ? [Found(world, uncalled)] : []);
    }

    private IEnumerable<Finding> Refused(World world, ObjectField route, ObjectField parent, bool isCalled)
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
            : Closed(world, route, meant, parent, isCalled);
    }

    private IEnumerable<Finding> Closed(World world, ObjectField route, List<ObjectField> meant, ObjectField parent, bool isCalled) =>
        meant.Count == 0 ? [] : (AdmittedRoutes.Refused(world, route, meant, parent) ?? (isCalled ? HostNames.Unheard(route, meant) : null)) is { } pair ? [Found(world, pair.Flaw, pair.Other)] : [];
}

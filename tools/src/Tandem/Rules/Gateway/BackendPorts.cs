using Tandem.Findings;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>The ports by which routes and Ingresses name their backends.</summary>
internal static class BackendPorts
{
    /// <summary>A route's port that its backend does not have; null where it has.</summary>
    public static Flaw? OfPort(World world, ObjectField backend)
    {
        var port = backend["port"];
        var open = (backend["kind"].Text ?? "Service") switch
        {
            "Service" => world.Find("", "Service", backend["namespace"].Text ?? backend.Owner.Manifest.Namespace, backend["name"].Text)?.Select("spec.ports[].port"),
            Routes.ImportKind => [.. Routes.Imported(world, backend).SelectMany(pool => pool.Select("spec.targetPorts[].number"))],
            Routes.PoolKind => world.Find(Routes.PoolGroup, Routes.PoolKind, backend.Owner.Manifest.Namespace, backend["name"].Text)?.Select("spec.targetPorts[].number"),
            _ => null,
        };
        return port.Integer is null or 0 || open is not { Count: > 0 } || open.Any(other => other.Integer == port.Integer || other.Integer == 0) ? null
            : port.Flaw($"{port.Here} is {port.Text}, a port that {backend["name"].Text} does not have.", $"It has {Wording.List([.. open.Select(other => other.Text!).Distinct(StringComparer.Ordinal)])}.");
    }

    /// <summary>An Ingress's port that its Service does not have; null where it has.</summary>
    public static Flaw? OfIngress(World world, ObjectField service)
    {
        // A folder of plain manifests may hold several variants of one Service.
        var ports = world.All("", "Service").Where(root => root.Owner.Manifest.Name == service["name"].Text && World.IsIn(root, service.Owner.Manifest.Namespace)).SelectMany(root => root["spec"]["ports"].Items).ToList();
        var (name, number) = (service["port"]["name"], service["port"]["number"]);
        return ports.Count == 0 ? null
            : name.Exists && !ports.Any(port => port["name"].Text == name.Text) ? name.Flaw($"{name.Here} is {name.Text}, a port that the Service {service["name"].Text} does not have.")
            : number.Exists && !ports.Any(port => port["port"].Integer == number.Integer) ? number.Flaw($"{number.Here} is {number.Text}, a port that the Service {service["name"].Text} does not have.") : null;
    }
}

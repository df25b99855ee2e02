using Tandem.Findings;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>A backend of a route that is not there: a Service, a pool, or the import of a pool that no cluster has.</summary>
public sealed class MissingBackend() : ReferenceRule(new RuleInfo(
    "TND0519", "missing-backend", Severity.Error, Layers.References, "A route sends to something that is not there."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var backends = Routes.Of(world).SelectMany(Routes.Backends).ToList();
        var ingress = world.Own("networking.k8s.io", "Ingress").SelectMany(root => root["spec"].Keyed("service")).ToList();
        var judged = backends.ConvertAll(backend => BackendKinds.Check(world, backend));
        var known = backends.Where((_, i) => judged[i] is null).ToList();
        return judged.Concat(known.Select(backend => BackendPorts.OfPort(world, backend)))
            .Concat(ingress.Select(service => BackendPorts.OfIngress(world, service))).OfType<Flaw>().Concat(RouteWeights.Of(world)).Select(flaw => Found(world, flaw))
            .Concat(RoutePaths.Of(world).Select(pair => Found(world, pair.Flaw, pair.Other)))
            .Concat(new NameCheck(Info, world).Missing(known.Select(backend => Target(world, backend)).Concat(ingress.Select(Target)).OfType<Reference>()));
    }

    /// <summary>What a reference to a backend names; null where nobody here knows what makes it.</summary>
    internal static Reference? Target(World world, ObjectField backend)
    {
        var (kind, space) = (backend["kind"].Text ?? "Service", backend["namespace"].Text ?? backend.Owner.Manifest.Namespace);
        return kind switch
        {
            "Service" => new Reference(backend["name"], "", kind, space) { NamespaceField = backend["namespace"] },
            Routes.PoolKind => new Reference(backend["name"], Routes.PoolGroup, kind, space) { NamespaceField = backend["namespace"] },
            // GKE makes an import of every exported pool; where not all clusters were asked for, nobody knows of all.
            Routes.ImportKind when world.Cluster is null || world.Fleet.IsWhole =>
                new Reference(backend["name"], Routes.PoolGroup, Routes.PoolKind, space) { NamespaceField = backend["namespace"], Thing = Routes.ImportKind, IsFleetWide = true },
            _ => null,
        };
    }

    private static Reference Target(ObjectField service) => new(service["name"], "", "Service", service.Owner.Manifest.Namespace);
}

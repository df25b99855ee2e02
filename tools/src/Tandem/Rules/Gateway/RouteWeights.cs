using Tandem.Rules.References;

namespace Tandem.Rules.Gateway;

/// <summary>Rules of routes all of whose backends weigh nothing.</summary>
/// <remarks>Requests then get a 500: https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref.</remarks>
internal static class RouteWeights
{
    /// <summary>The last weight of each rule of a cluster; a redirect needs no backend.</summary>
    public static IEnumerable<Flaw> Of(World world) => world.Cluster is null ? [] :
        from route in Routes.Of(world)
        from rule in route.Select("spec.rules[]")
        let backends = rule["backendRefs"].Items
        where backends.Count > 0 && backends.All(backend => backend["weight"].Integer == 0)
        let last = backends[^1]["weight"]
        select last.Flaw(backends.Count == 1 ? $"{last.Here} is 0: no request is sent to {backends[0]["name"].Text}, the only backend." : $"{last.Here} is 0, and so are the weights of the {backends.Count - 1} other backends: no request is sent anywhere.",
            "Give one of them a weight, or take weight out.");
}

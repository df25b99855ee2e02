using Tandem.Live.Load;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>Objectives by which nobody comes first, and routes that give requests one that there is not.</summary>
/// <remarks>A request that names none, or one that is not there, counts as 0: https://gateway-api-inference-extension.sigs.k8s.io/api-types/inferenceobjective/</remarks>
internal static class Objectives
{
    /// <summary>What is wrong in a world.</summary>
    public static IEnumerable<Flaw> Of(World world) => [.. Behind(world), .. Unknown(world)];

    private static IEnumerable<Flaw> Behind(World world) =>
        from objective in world.Own(Routes.ObjectiveGroup, Routes.ObjectiveKind)
        group objective by objective["spec"]["poolRef"]["name"].Text into pool
        where pool.All(objective => objective["spec"]["priority"].Integer < 0)
        let priority = pool.First()["spec"]["priority"]
        select priority.Flaw($"{priority.Here} is {priority.Text}, and no objective of {pool.Key} is above 0: whoever names one comes after those who name none.", "Write a number above 0.");

    private static IEnumerable<Flaw> Unknown(World world)
    {
        var known = world.Reached.SelectMany(cluster => cluster.All(Routes.ObjectiveGroup, Routes.ObjectiveKind)).Select(objective => objective.Owner.Manifest.Name).ToHashSet(StringComparer.Ordinal);
        return from route in known.Count == 0 ? [] : Routes.Of(world)
               from list in (string[])["set", "add"]
               from header in route.Select($"spec.rules[].filters[].requestHeaderModifier.{list}[]").Concat(route.Select($"spec.rules[].backendRefs[].filters[].requestHeaderModifier.{list}[]"))
               where ChatRequest.ObjectiveHeader.Equals(header["name"].Text, StringComparison.OrdinalIgnoreCase) && header["value"].Text is { } value && !known.Contains(value)
               select header["value"].Flaw($"{ChatRequest.ObjectiveHeader} is {header["value"].Text}, which is no {Routes.ObjectiveKind} of any region: the requests count as if they named none.",
                   NearestName.Find(header["value"].Text!, known) is { } near ? $"Did you mean {near}?" : $"There is {Wording.List([.. known.Order(StringComparer.Ordinal)])}.");
    }
}

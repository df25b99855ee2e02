using Tandem.Fleet;

namespace Tandem.Rules.Serving;

/// <summary>Claims of Pods that none of their containers uses.</summary>
internal static class UnusedClaims
{
    /// <summary>Each: a claim that no container uses brings the interfaces into none.</summary>
    public static IEnumerable<Flaw> Of(FleetModel fleet) =>
        from pod in PodTemplate.Of(fleet)
        from claim in pod.Spec["resourceClaims"].Items
        where claim["name"].Text is not null && !pod.Containers.SelectMany(container => container["resources"]["claims"].Items).Any(use => use["name"].Text == claim["name"].Text)
        select claim["name"].Flaw($"The Pods of {pod} claim {claim["name"].Text}, which none of their containers uses.", "Name it under resources.claims of the container that needs it.");
}

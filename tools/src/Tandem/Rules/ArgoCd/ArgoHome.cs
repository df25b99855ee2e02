using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>The namespace in which Argo CD reads its own objects.</summary>
internal static class ArgoHome
{
    /// <summary>An object of Argo CD in another one; null where it is at home.</summary>
    // Argo CD reads Applications and projects in its own namespace alone.
    public static Flaw? Home(Deliveries all, ObjectField root)
    {
        var space = root["metadata"]["namespace"];
        var home = all.World.Fleet.Facts.Fleet["argocdNamespace"] ?? all.Applications.Concat(all.Projects).Select(other => other.Owner.Manifest.Namespace).OfType<string>()
            .GroupBy(other => other, StringComparer.Ordinal).OrderByDescending(others => others.Count()).FirstOrDefault()?.Key;
        return !DeliveryRule.IsGiven(space) || home is null || space.Text == home ? null
            : space.Flaw($"{space.Here} of this {root.Kind} is {space.Text}; Argo CD reads them in {home} alone.", $"Write {home}.");
    }
}

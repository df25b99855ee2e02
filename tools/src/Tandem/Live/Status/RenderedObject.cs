using System.Text.Json.Nodes;
using Tandem.Fleet;
using Tandem.Live.Clusters;
using Tandem.Manifests;

namespace Tandem.Live.Status;

/// <summary>An object that a region should run.</summary>
/// <param name="Region">The region.</param>
/// <param name="Group">Its group.</param>
/// <param name="Version">Its version.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Namespace">Its namespace; null where it lies in none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Body">The whole of it.</param>
public sealed record RenderedObject(string Region, string Group, string Version, string Kind, string? Namespace, string Name, JsonObject Body)
{
    /// <summary>Its kind and name.</summary>
    public string Title => $"{Kind} {Name}";

    /// <summary>Whether Argo CD runs it at each sync and may delete it afterwards.</summary>
    public bool IsHook => Body.At("metadata", "annotations").Text("argocd.argoproj.io/hook") is not null;

    /// <summary>The objects of rendered units.</summary>
    public static IReadOnlyList<RenderedObject> Of(IEnumerable<RenderedUnit> units) =>
        [.. from unit in units where unit.Unit.Cluster is not null from found in unit.Objects select Of(unit.Unit.Cluster!, found.Manifest)];

    private static RenderedObject Of(string region, ManifestObject manifest) =>
        new(region, manifest.Id.Group, manifest.Id.Version, manifest.Id.Kind, manifest.Namespace, manifest.Name, NodeJson.Of(manifest.Root)!.AsObject());
}

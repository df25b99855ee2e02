using System.Text.Json.Nodes;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Rules.ArgoCd;

namespace Tandem.Bootstrap;

/// <summary>What a cluster gets by hand, once, in the order in which it is applied.</summary>
/// <param name="Space">Argo CD's namespace, as an object.</param>
/// <param name="Install">Argo CD itself.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Root">The project and the root Application, which bring everything else.</param>
public sealed record BootstrapManifests(string Space, string Install, string Settings, string Root)
{
    private const string RootName = "root";

    /// <summary>The kinds that the install brings, each with its number.</summary>
    public IReadOnlyList<(string Kind, int Count)> Kinds =>
        [.. Documents(Install).Select(document => document.Text("kind") ?? "").GroupBy(kind => kind, StringComparer.Ordinal).OrderBy(kinds => kinds.Key, StringComparer.Ordinal).Select(kinds => (kinds.Key, kinds.Count()))];

    /// <summary>The workloads of the install, as kubectl names them.</summary>
    public IReadOnlyList<string> Workloads =>
        [.. Documents(Install).Where(document => document.Text("kind") is "Deployment" or "StatefulSet").Select(document => $"{document.Text("kind")!.ToLowerInvariant()}/{document.Mapping("metadata")?.Text("name")}")];

    /// <summary>The CRDs of the install, as kubectl names them.</summary>
    public IReadOnlyList<string> Definitions =>
        [.. Documents(Install).Where(document => document.Text("kind") == "CustomResourceDefinition").Select(document => $"crd/{document.Mapping("metadata")?.Text("name")}")];

    /// <summary>Takes them from the install and from what the region's unit <c>argocd</c> renders.</summary>
    /// <param name="space">Argo CD's namespace.</param>
    /// <param name="install">The install's manifests.</param>
    /// <param name="objects">The objects of the unit.</param>
    /// <exception cref="BootstrapException">The unit lacks one of them.</exception>
    public static BootstrapManifests Of(string space, string install, IReadOnlyList<FleetObject> objects)
    {
        var settings = objects.Where(one => one.Manifest.Id.Kind == "ConfigMap" && one.Manifest.Name == ArgoCdSettings.Name).ToList();
        var projects = objects.Where(one => one.Manifest.Id is { Group: Deliveries.ApiGroup, Kind: Deliveries.Project }).ToList();
        var roots = objects.Where(one => one.Manifest.Id is { Group: Deliveries.ApiGroup, Kind: Deliveries.Application } && one.Manifest.Name == RootName).ToList();
        return settings.Count == 1 && projects.Count > 0 && roots.Count == 1
            ? new BootstrapManifests(Namespace(space), install, Text(settings), Text([.. projects, .. roots]))
            : throw new BootstrapException("The unit argocd of the region lacks its settings, its project or its root Application.", "tandem validate says more.");
    }

    private static IEnumerable<MappingNode> Documents(string text) => YamlReader.Read(new SourceText("install", text)).Documents.OfType<MappingNode>();

    private static string Namespace(string name) =>
        new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Namespace", ["metadata"] = new JsonObject { ["name"] = name } }.ToJsonString();

    // JSON is YAML, and a List is as good as documents.
    private static string Text(IEnumerable<FleetObject> objects) => new JsonObject
    {
        ["apiVersion"] = "v1",
        ["kind"] = "List",
        ["items"] = new JsonArray([.. objects.Select(one => NodeJson.Of(one.Manifest.Root))]),
    }.ToJsonString();
}

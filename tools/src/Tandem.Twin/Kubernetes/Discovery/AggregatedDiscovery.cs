using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Resources;

namespace Tandem.Twin.Kubernetes.Discovery;

/// <summary>The same in one document, which saves kubectl a request for each group version.</summary>
internal static class AggregatedDiscovery
{
    /// <summary>The document of the core group, or of all others.</summary>
    /// <param name="resources">Every resource.</param>
    /// <param name="isCore">Whether it is <c>/api</c>.</param>
    /// <param name="version">v2 or v2beta1.</param>
    public static JsonObject Of(IReadOnlyList<ResourceInfo> resources, bool isCore, string version)
    {
        var documents = new DiscoveryDocuments(resources);
        string[] groups = isCore ? [""] : [.. documents.Names()];
        return new JsonObject
        {
            ["kind"] = "APIGroupDiscoveryList",
            ["apiVersion"] = $"apidiscovery.k8s.io/{version}",
            ["metadata"] = new JsonObject(),
            ["items"] = new JsonArray([.. groups.Select(group => new JsonObject
            {
                ["metadata"] = new JsonObject { ["name"] = group },
                ["versions"] = new JsonArray([.. documents.Versions(group).Select(of => Version(resources, group, of))]),
            })]),
        };
    }

    private static JsonObject Version(IReadOnlyList<ResourceInfo> resources, string group, string version) => new()
    {
        ["version"] = version,
        ["freshness"] = "Current",
        ["resources"] = new JsonArray([.. resources.Where(resource => resource.Group == group && resource.Version == version).Select(Resource)]),
    };

    private static JsonObject Resource(ResourceInfo resource) => new()
    {
        ["resource"] = resource.Plural,
        ["responseKind"] = KindOf(resource.Group, resource.Version, resource.Kind),
        ["scope"] = resource.IsNamespaced ? "Namespaced" : "Cluster",
        ["singularResource"] = resource.Singular,
        ["verbs"] = DiscoveryDocuments.Texts(resource.Verbs),
        ["shortNames"] = DiscoveryDocuments.Texts(resource.ShortNames),
        ["categories"] = DiscoveryDocuments.Texts(resource.Categories),
        ["subresources"] = new JsonArray([.. Subresource.Of(resource).Select(part => new JsonObject
        {
            ["subresource"] = part.Name,
            ["responseKind"] = part.Version.Length > 0 ? KindOf(part.Group, part.Version, part.Kind) : KindOf(resource.Group, resource.Version, part.Kind),
            ["verbs"] = DiscoveryDocuments.Texts(part.Verbs),
        })]),
    };

    private static JsonObject KindOf(string group, string version, string kind) => new() { ["group"] = group, ["version"] = version, ["kind"] = kind };
}

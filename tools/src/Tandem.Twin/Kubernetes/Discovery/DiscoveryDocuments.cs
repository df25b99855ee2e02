using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Resources;

namespace Tandem.Twin.Kubernetes.Discovery;

/// <summary>The documents by which clients learn what there is, in the form of one document a group version.</summary>
/// <param name="resources">Every resource; of each group the preferred version last.</param>
internal sealed class DiscoveryDocuments(IReadOnlyList<ResourceInfo> resources)
{
    /// <summary><c>/api</c>.</summary>
    public static JsonObject CoreVersions() => new()
    {
        ["kind"] = "APIVersions",
        ["versions"] = new JsonArray("v1"),
        ["serverAddressByClientCIDRs"] = new JsonArray(),
    };

    /// <summary><c>/apis</c>.</summary>
    public JsonObject Groups() => new()
    {
        ["kind"] = "APIGroupList",
        ["apiVersion"] = "v1",
        ["groups"] = new JsonArray([.. Names().Select(name => Group(name)!)]),
    };

    /// <summary><c>/apis/GROUP</c>; null where there is no such group.</summary>
    public JsonObject? Group(string name)
    {
        var versions = Versions(name).ToList();
        return versions.Count == 0 ? null : new JsonObject
        {
            ["kind"] = "APIGroup",
            ["apiVersion"] = "v1",
            ["name"] = name,
            ["versions"] = new JsonArray([.. versions.Select(version => Version(name, version))]),
            ["preferredVersion"] = Version(name, versions[0]),
        };
    }

    /// <summary><c>/api/v1</c> and <c>/apis/GROUP/VERSION</c>; null where there is no such version.</summary>
    public JsonObject? Resources(string group, string version)
    {
        var served = resources.Where(resource => resource.Group == group && resource.Version == version).ToList();
        return served.Count == 0 ? null : new JsonObject
        {
            ["kind"] = "APIResourceList",
            ["apiVersion"] = "v1",
            ["groupVersion"] = served[0].ApiVersion,
            ["resources"] = new JsonArray([.. served.SelectMany(Rows)]),
        };
    }

    /// <summary>The groups beside the core group, by name.</summary>
    public IEnumerable<string> Names() => resources.Select(resource => resource.Group).Where(group => group.Length > 0).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The versions of a group, the preferred first.</summary>
    public IEnumerable<string> Versions(string group) => resources.Where(resource => resource.Group == group).Select(resource => resource.Version).Reverse().Distinct();

    private static JsonObject Version(string group, string version) => new() { ["groupVersion"] = $"{group}/{version}", ["version"] = version };

    private static IEnumerable<JsonObject> Rows(ResourceInfo resource)
    {
        var row = new JsonObject
        {
            ["name"] = resource.Plural,
            ["singularName"] = resource.Singular,
            ["namespaced"] = resource.IsNamespaced,
            ["kind"] = resource.Kind,
            ["verbs"] = Texts(resource.Verbs),
        };
        if (resource.ShortNames.Count > 0)
        {
            row["shortNames"] = Texts(resource.ShortNames);
        }

        if (resource.Categories.Count > 0)
        {
            row["categories"] = Texts(resource.Categories);
        }

        return Subresource.Of(resource).Select(part => part.Row(resource)).Prepend(row);
    }

    /// <summary>Texts as a list.</summary>
    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}

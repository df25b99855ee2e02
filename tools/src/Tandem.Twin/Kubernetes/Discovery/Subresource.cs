using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Resources;

namespace Tandem.Twin.Kubernetes.Discovery;

/// <summary>A part of objects with a path of its own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The kind of what is sent and answered there.</param>
/// <param name="Group">That kind's group; "" for the resource's own or the core group.</param>
/// <param name="Version">That kind's version; "" for the resource's own.</param>
/// <param name="Verbs">What may be done with it.</param>
internal sealed record Subresource(string Name, string Kind, string Group, string Version, IReadOnlyList<string> Verbs)
{
    private static readonly string[] Edited = ["get", "patch", "update"];

    /// <summary>The subresources that the twin serves of a resource.</summary>
    public static IEnumerable<Subresource> Of(ResourceInfo resource)
    {
        if (resource.HasStatus)
        {
            yield return new Subresource("status", resource.Kind, "", "", Edited);
        }

        if (resource.Scale is not null)
        {
            yield return new Subresource("scale", "Scale", "autoscaling", "v1", Edited);
        }

        if (resource is { Group: "", Kind: "Pod" })
        {
            yield return new Subresource("log", "Pod", "", "", ["get"]);
            yield return new Subresource("exec", "PodExecOptions", "", "", ["create", "get"]);
            yield return new Subresource("eviction", "Eviction", "policy", "v1", ["create"]);
        }
    }

    /// <summary>Its row in the list of resources.</summary>
    public JsonObject Row(ResourceInfo resource)
    {
        var row = new JsonObject
        {
            ["name"] = $"{resource.Plural}/{Name}",
            ["singularName"] = "",
            ["namespaced"] = resource.IsNamespaced,
            ["kind"] = Kind,
            ["verbs"] = DiscoveryDocuments.Texts(Verbs),
        };
        if (Version.Length > 0)
        {
            (row["group"], row["version"]) = (Group, Version);
        }

        return row;
    }
}

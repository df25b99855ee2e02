namespace Tandem.Twin.Kubernetes.Http;

/// <summary>A path of the API, taken apart.</summary>
/// <param name="Group">The group; "" for the core group.</param>
/// <param name="Version">The version.</param>
/// <param name="Namespace">The namespace; "" for none.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Name">The name; "" for none.</param>
/// <param name="Subresource">The subresource; "" for none.</param>
internal sealed record ApiPath(string Group, string Version, string Namespace, string Resource, string Name, string Subresource)
{
    /// <summary>Reads a path; null for one that names no resource.</summary>
    public static ApiPath? Read(string path)
    {
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return steps switch
        {
            ["api", "v1", .. var rest] when rest.Length > 0 => Read("", "v1", rest),
            ["apis", var group, var version, .. var rest] when rest.Length > 0 => Read(group, version, rest),
            _ => null,
        };
    }

    private static ApiPath? Read(string group, string version, string[] rest) => rest switch
    {
        // A namespace is both an object and a place for others.
        ["namespaces", var name, "status" or "finalize"] when group.Length == 0 => new ApiPath(group, version, "", "namespaces", name, rest[2]),
        ["namespaces", var space, var resource] => new ApiPath(group, version, space, resource, "", ""),
        ["namespaces", var space, var resource, var name] => new ApiPath(group, version, space, resource, name, ""),
        ["namespaces", var space, var resource, var name, var part] => new ApiPath(group, version, space, resource, name, part),
        [var resource] => new ApiPath(group, version, "", resource, "", ""),
        [var resource, var name] => new ApiPath(group, version, "", resource, name, ""),
        [var resource, var name, var part] => new ApiPath(group, version, "", resource, name, part),
        _ => null,
    };
}

namespace Tandem.Schemas;

/// <summary>A kind with its group and version.</summary>
/// <param name="Group">The group; empty for the core group.</param>
/// <param name="Version">The version.</param>
/// <param name="Kind">The kind.</param>
public sealed record SchemaId(string Group, string Version, string Kind)
{
    /// <summary>Reads the two fields that every object has.</summary>
    public static SchemaId Of(string apiVersion, string kind)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new SchemaId("", apiVersion, kind) : new SchemaId(apiVersion[..slash], apiVersion[(slash + 1)..], kind);
    }

    /// <summary>The path of its schema, in kubeconform's layout: <c>apps/deployment_v1.json</c>, <c>v1/service_v1.json</c>.</summary>
    public string File => $"{(Group.Length == 0 ? Version : Group)}/{Kind.ToLowerInvariant()}_{Version}.json";

    /// <summary>Group and version as an object writes them.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <inheritdoc/>
    public override string ToString() => $"{ApiVersion} {Kind}";
}

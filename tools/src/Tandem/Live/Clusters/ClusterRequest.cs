using System.Text.Json.Nodes;

namespace Tandem.Live.Clusters;

/// <summary>One question to a cluster.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Verb">What roles call it: <c>get</c>, <c>list</c>, <c>patch</c>.</param>
/// <param name="Type">The kind it is about.</param>
/// <param name="Space">The namespace; null for all, and for kinds that lie in none.</param>
/// <param name="Name">The object; null for a list.</param>
internal sealed record ClusterRequest(HttpMethod Method, string Verb, ResourceType Type, string? Space, string? Name)
{
    /// <summary>A subresource such as <c>scale</c>.</summary>
    public string? Part { get; init; }

    /// <summary>What stands behind the question mark.</summary>
    public string Query { get; init; } = "";

    /// <summary>The body.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>The body's type.</summary>
    public string MediaType { get; init; } = "application/json";

    /// <summary>The path below the server's root. A new object is posted to its list.</summary>
    public string Path => Type.Path(Space, Method == HttpMethod.Post && Part is null ? null : Name, Part) + (Query.Length == 0 ? "" : $"?{Query}");

    /// <summary>The resource as roles name it: <c>deployments/scale</c>.</summary>
    public string Resource => Part is null ? Type.Plural : $"{Type.Plural}/{Part}";

    /// <summary>Whether asking twice does no harm.</summary>
    public bool IsRepeatable => Method != HttpMethod.Post;

    /// <summary>In words.</summary>
    public override string ToString() =>
        $"{Verb} {Type.FullName}{(Part is null ? "" : $"/{Part}")}{(Name is null ? "" : $" {Name}")}{(Space is null ? "" : $" in namespace {Space}")}";
}

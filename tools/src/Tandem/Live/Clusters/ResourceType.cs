namespace Tandem.Live.Clusters;

/// <summary>A kind of object as the API of a cluster names it.</summary>
/// <param name="Group">Its group; empty for the core group.</param>
/// <param name="Version">Its version.</param>
/// <param name="Plural">Its name in a path.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="IsNamespaced">Whether its objects lie in namespaces.</param>
public sealed record ResourceType(string Group, string Version, string Plural, string Kind, bool IsNamespaced = true)
{
    /// <summary>The <c>apiVersion</c> of its objects.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The name that kubectl and roles know it by: <c>deployments.apps</c>.</summary>
    public string FullName => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <summary>The path of its group and version.</summary>
    public string Root => Group.Length == 0 ? $"api/{Version}" : $"apis/{Group}/{Version}";

    /// <summary>The whole path of what is no object of a group; null for all others.</summary>
    internal string? Top { get; init; }

    /// <summary>The path of its objects, or of one of them.</summary>
    /// <param name="space">The namespace; null for all, and for kinds that lie in none.</param>
    /// <param name="name">The object; null for the list.</param>
    /// <param name="part">A subresource such as <c>scale</c>; null for the object itself.</param>
    public string Path(string? space, string? name = null, string? part = null) =>
        Top ?? string.Join('/', new[] { Root, IsNamespaced && space is not null ? $"namespaces/{space}" : null, Plural, name, part }.OfType<string>());
}

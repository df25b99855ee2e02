using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>A CRD as a repository publishes it, in the file that its generator names.</summary>
/// <param name="ApiGroup">The group.</param>
/// <param name="Plural">The kind's plural.</param>
internal sealed record PublishedCrd(string ApiGroup, string Plural)
{
    /// <summary>The kind of all of them.</summary>
    public static SchemaId Id { get; } = SchemaId.Of("apiextensions.k8s.io/v1", "CustomResourceDefinition");

    /// <summary>The object's name.</summary>
    public string Name => $"{Plural}.{ApiGroup}";

    /// <summary>The file's name.</summary>
    public string File => $"{ApiGroup}_{Plural}.yaml";

    /// <summary>Whether it defines a kind of a group.</summary>
    public bool Defines(string apiGroup, string kind) => apiGroup == ApiGroup && string.Equals(kind + "s", Plural, StringComparison.OrdinalIgnoreCase);
}

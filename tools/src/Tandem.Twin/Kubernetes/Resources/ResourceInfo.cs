namespace Tandem.Twin.Kubernetes.Resources;

/// <summary>One resource that the API serves: a kind under its name in paths.</summary>
/// <param name="Group">The group; "" for the core group.</param>
/// <param name="Version">The version.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Plural">The name in paths.</param>
/// <param name="IsNamespaced">Whether its objects are in namespaces.</param>
internal sealed record ResourceInfo(string Group, string Version, string Kind, string Plural, bool IsNamespaced)
{
    public string Singular { get; init; } = Kind.ToLowerInvariant();

    public string ListKind { get; init; } = $"{Kind}List";

    public IReadOnlyList<string> ShortNames { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Whether the status is written through a path of its own.</summary>
    public bool HasStatus { get; init; }

    /// <summary>Where the scale's fields stand; null for what cannot be scaled.</summary>
    public ScalePaths? Scale { get; init; }

    /// <summary>Whether a CustomResourceDefinition defines it.</summary>
    public bool IsCustom { get; init; }

    /// <summary>Whether it is an act and no object: it can only be created, and is not kept.</summary>
    public bool IsReview { get; init; }

    /// <summary>The columns that its definition asks for; empty for none.</summary>
    public IReadOnlyList<PrinterColumn> Columns { get; init; } = [];

    /// <summary>Group and version as objects write them.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The name in messages: <c>deployments.apps</c>.</summary>
    public string Qualified => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <summary>What may be done with it.</summary>
    public IReadOnlyList<string> Verbs => IsReview ? ["create"] : ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
}

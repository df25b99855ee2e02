using Tandem.Kustomize;

namespace Tandem.Rules.References;

/// <summary>A field that names another object of its cluster.</summary>
/// <param name="Field">The field with the name.</param>
/// <param name="ApiGroup">The group of what is named.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Namespace">Its namespace; null where it has none, or none is known.</param>
internal sealed record Reference(ObjectField Field, string ApiGroup, string Kind, string? Namespace)
{
    /// <summary>The name.</summary>
    public string Name { get; init; } = Field.Text ?? "";

    /// <summary>The field that names the namespace; null where that is the object's own.</summary>
    public ObjectField? NamespaceField { get; init; }

    /// <summary>The field that names the kind; null where there is no choice.</summary>
    public ObjectField? KindField { get; init; }

    /// <summary>The kinds that may have been meant instead, of the same group.</summary>
    public IReadOnlyList<string> Twins { get; init; } = [];

    /// <summary>What a person calls what is named: its kind, or what a controller makes of it.</summary>
    public string Thing { get; init; } = Kind;

    /// <summary>Whether it may be in any cluster.</summary>
    public bool IsFleetWide { get; init; }

    /// <summary>Whether it can be judged: a placeholder is not filled yet, and what is no text the schema reports.</summary>
    public bool IsGiven => Field.String is { Length: > 0 } name && !Placeholders.IsIn(name);

    /// <summary>What it looks for, as one text.</summary>
    public string Key => $"{ApiGroup}/{Kind}/{Namespace}/{Name}";

    /// <summary>Whether an object is the one that is meant.</summary>
    public bool Means(ObjectField root) => root.Kind == Kind && root.Group == ApiGroup && root.Owner.Manifest.Name == Name && World.IsIn(root, Namespace);
}

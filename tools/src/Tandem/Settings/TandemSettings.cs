using Tandem.Schemas;

namespace Tandem.Settings;

/// <summary>What <c>tandem.yaml</c> says.</summary>
public sealed record TandemSettings
{
    /// <summary>Findings that do not count, each with its reason.</summary>
    public IReadOnlyList<SuppressionEntry> Suppress { get; init; } = [];

    /// <summary>Kustomization roots that need the network and are therefore not rendered.</summary>
    public IReadOnlyList<Exemption> Unrenderable { get; init; } = [];

    /// <summary>Files that no check covers.</summary>
    public IReadOnlyList<Exemption> Unchecked { get; init; } = [];

    /// <summary>Folders of schemas beside those of the tool; the first is what an import writes into.</summary>
    public IReadOnlyList<string> Schemas { get; init; } = [SchemaFolders.Default];

    /// <summary>Whether an object whose kind has no schema is a warning, not an error.</summary>
    public bool UnknownKindsWarn { get; init; }

    /// <summary>The file that says what a node costs, from the root; null where there is none.</summary>
    public string? Prices { get; init; }
}

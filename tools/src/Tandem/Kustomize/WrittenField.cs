using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>What a writer wrote at a field.</summary>
/// <param name="Value">The place of the value.</param>
/// <param name="Key">The place of the field's key, or of a list item's dash.</param>
/// <param name="Node">The value written; null where the writer removes the field, or makes the value from others.</param>
public sealed record WrittenField(Place Value, Place Key, Node? Node)
{
    /// <summary>What a missing field of the value would be added to: its key, or the word that opens it.</summary>
    public Place Opening { get; init; } = Key;

    /// <summary>Whether the value written is the rendered one.</summary>
    public required bool IsRendered { get; init; }

    /// <summary>Whether the writer takes the field away.</summary>
    public bool Removes { get; init; }

    /// <summary>The steps that this writer adds to the chain.</summary>
    public required IReadOnlyList<ChainLink> Chain { get; init; }
}

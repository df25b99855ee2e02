using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>A value that a replacement wrote to one field of an object.</summary>
/// <param name="Path">The field.</param>
/// <param name="FieldPath">The entry under <c>fieldPaths</c> that reached it.</param>
/// <param name="Target">The target that holds that entry.</param>
/// <param name="Source">Where the value comes from.</param>
/// <param name="Before">What stood in the field until then.</param>
public sealed record Filling(IReadOnlyList<PathSegment> Path, ScalarNode FieldPath, MappingNode Target, ReplacementSource Source, string Before)
{
    /// <summary>The piece of the field that it wrote.</summary>
    public Delimited Part { get; } = Delimited.From(Target);

    /// <summary>The value, by its name.</summary>
    public string Name => Source.Selector?.Text("fieldPath") ?? "metadata.name";

    /// <summary>What selects the object.</summary>
    public MappingNode Select => Target.Mapping("select") ?? Target;

    /// <summary>What stood in the piece until then; null where the field had no such piece.</summary>
    public string? Piece => Part.Delimiter is null ? Before : Before.Split(Part.Delimiter).ElementAtOrDefault(Part.Index);
}

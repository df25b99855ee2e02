using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>A question to a writer: what did you write at this field of this rendered object?</summary>
/// <param name="Rendered">The rendered object.</param>
/// <param name="Path">The way to the field in it.</param>
public sealed record FieldQuery(MappingNode Rendered, IReadOnlyList<PathSegment> Path)
{
    /// <summary>The rendered value; null where the field is absent.</summary>
    public Node? Value { get; } = FieldPaths.Find(Rendered, [.. Path]);

    /// <summary>The question about the mapping or list that holds the field.</summary>
    public FieldQuery Parent() => new(Rendered, [.. Path.Take(Path.Count - 1)]);
}

namespace Tandem.Manifests;

/// <summary>A scalar with the way to it.</summary>
/// <param name="Node">The scalar.</param>
/// <param name="Path">The way from where the search began.</param>
public sealed record FoundScalar(ScalarNode Node, IReadOnlyList<PathSegment> Path);

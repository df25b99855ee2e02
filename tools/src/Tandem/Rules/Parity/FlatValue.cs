using Tandem.Manifests;

namespace Tandem.Rules.Parity;

/// <summary>A value of an object.</summary>
/// <param name="Path">The way to it.</param>
/// <param name="Text">What it says.</param>
internal sealed record FlatValue(IReadOnlyList<PathSegment> Path, string Text);

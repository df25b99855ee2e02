using Tandem.Manifests;

namespace Tandem.Kustomize.Effects;

/// <summary>A value that one entry of a kustomization wrote, and another entry of the same kustomization wrote over.</summary>
/// <param name="Owner">The object.</param>
/// <param name="Path">The field, printed.</param>
/// <param name="First">What was written, and is gone.</param>
/// <param name="Second">What stands there instead.</param>
/// <param name="Pair">The two entries: what stands between them is one quarrel, however many fields it is about.</param>
public sealed record Overwrite(SourceObject Owner, string Path, ScalarNode First, ScalarNode Second, string Pair);

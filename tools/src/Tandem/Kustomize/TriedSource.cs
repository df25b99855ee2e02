using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>The source of a replacement.</summary>
/// <param name="Source">What it selects by.</param>
/// <param name="Missing">What is said where it is not here; null where it is.</param>
public sealed record TriedSource(MappingNode Source, Finding? Missing);

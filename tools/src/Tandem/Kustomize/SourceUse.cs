using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>The source of a replacement, as one walk looked for it.</summary>
/// <param name="Source">The <c>source</c>.</param>
/// <param name="Lister">The entry that takes in the kustomization which holds it; null where that is the root.</param>
/// <param name="List">The key of the list that the entry stands in.</param>
/// <param name="Missing">What is said where it is not there; null where it is.</param>
public sealed record SourceUse(MappingNode Source, ScalarNode? Lister, Node? List, Finding? Missing);

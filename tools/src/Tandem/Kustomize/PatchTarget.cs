using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>A patch's <c>target</c> and how many objects it selects in one tree.</summary>
/// <param name="Selector">The selector.</param>
/// <param name="Patch">The patch that the target belongs to.</param>
/// <param name="Selected">The number of objects.</param>
/// <param name="Slip">What is wrong with the selector where that is none.</param>
public sealed record PatchTarget(MappingNode Selector, Node Patch, int Selected, SelectorSlip? Slip);

using Tandem.Findings;
using Tandem.Kustomize;

namespace Tandem.Fleet;

/// <summary>A unit with what it renders.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Tree">What the walk of its kustomization tree found.</param>
/// <param name="Text">What kustomize printed; null where it did not build or was not asked to.</param>
/// <param name="Objects">The objects in that.</param>
/// <param name="Findings">What is wrong with the tree or its rendering.</param>
public sealed record RenderedUnit(
    Unit Unit,
    KustomizationTree Tree,
    string? Text,
    IReadOnlyList<FleetObject> Objects,
    IReadOnlyList<Finding> Findings);

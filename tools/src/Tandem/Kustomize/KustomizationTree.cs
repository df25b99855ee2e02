using Tandem.Findings;
using Tandem.Kustomize.Effects;
using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>What the walk of one kustomization root found.</summary>
/// <param name="Folder">The root's folder.</param>
/// <param name="Objects">Every object it renders, with all that wrote to it.</param>
/// <param name="Kustomizations">Every kustomization that takes part, the root first.</param>
/// <param name="Files">Every file that takes part, sorted: the rendering depends on these and on nothing else.</param>
/// <param name="Remotes">The entries that would need the network.</param>
/// <param name="Patches">Every patch document, and every list of operations.</param>
/// <param name="Targets">Every patch target, with the number of objects it selects here.</param>
/// <param name="Replacements">Every target of a replacement, with the number of objects it selects here.</param>
/// <param name="Effects">What every patch, replacement and transformer did.</param>
/// <param name="Findings">What is wrong with the tree itself.</param>
public sealed record KustomizationTree(
    string Folder,
    IReadOnlyList<SourceObject> Objects,
    IReadOnlyList<KustomizationFile> Kustomizations,
    IReadOnlyList<string> Files,
    IReadOnlyList<Place> Remotes,
    IReadOnlyList<Node> Patches,
    IReadOnlyList<PatchTarget> Targets,
    IReadOnlyList<ReplacementTarget> Replacements,
    IReadOnlyList<Effect> Effects,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>The values that entries of one kustomization wrote over each other.</summary>
    public IReadOnlyList<Overwrite> Overwrites { get; init; } = [];

    /// <summary>The sources of all replacements, whether they are there or not.</summary>
    public IReadOnlyList<SourceUse> Sources { get; init; } = [];

    /// <summary>What patches took away.</summary>
    public IReadOnlyList<Deletion> Deletions { get; init; } = [];

    private static readonly string[] Opaque = ["generators", "transformers", "configurations", "helmCharts", "helmChartInflationGenerator", "openapi"];

    /// <summary>Whether something takes part whose outcome only kustomize knows.</summary>
    public bool IsOpaque { get; } = Remotes.Count > 0 || Kustomizations.Any(kustomization => Opaque.Any(field => kustomization.Root[field] is not null));
}

using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Validation;

/// <summary>What a run reads.</summary>
/// <param name="Clusters">The clusters of a repository; none for anybody's files.</param>
/// <param name="Units">The kustomization roots to render.</param>
/// <param name="AllUnits">Those, and the roots of clusters that were not asked for.</param>
/// <param name="ComponentFolders">Where opt-in components may lie.</param>
/// <param name="LooseFiles">Files that hold objects by themselves, where no kustomization takes them in.</param>
/// <param name="Findings">What is missing.</param>
internal sealed record Inputs(
    IReadOnlyList<Cluster> Clusters,
    IReadOnlyList<Unit> Units,
    IReadOnlyList<Unit> AllUnits,
    IReadOnlyList<string> ComponentFolders,
    IReadOnlyList<string> LooseFiles,
    IReadOnlyList<Finding> Findings);

using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Validation;

/// <summary>What a run reads.</summary>
/// <param name="Clusters">The clusters of a repository; none for anybody's files.</param>
/// <param name="Units">The kustomization roots to render.</param>
/// <param name="AllUnits">Those, and the roots of clusters that were not asked for.</param>
/// <param name="ComponentFolders">Where opt-in components may lie.</param>
/// <param name="LooseFiles">Files that hold objects by themselves, where no kustomization takes them in.</param>
/// <param name="Found">Those of them that nobody named: they lie in a folder that was, and may be of another format.</param>
/// <param name="Charts">The folders of Helm charts, whose templates only Helm can read.</param>
/// <param name="Findings">What is missing.</param>
internal sealed record Inputs(
    IReadOnlyList<Cluster> Clusters,
    IReadOnlyList<Unit> Units,
    IReadOnlyList<Unit> AllUnits,
    IReadOnlyList<string> ComponentFolders,
    IReadOnlyList<string> LooseFiles,
    IReadOnlySet<string> Found,
    IReadOnlyList<string> Charts,
    IReadOnlyList<Finding> Findings);

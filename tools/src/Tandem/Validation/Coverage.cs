namespace Tandem.Validation;

/// <summary>What a run checked, and what it did not.</summary>
/// <param name="Layers">Every layer, in order.</param>
/// <param name="Clusters">Every cluster, by name.</param>
/// <param name="OwnUnits">The units that are the repository's and no cluster's.</param>
/// <param name="UncheckedFiles">Files and sources that no check covers, each with the reason given for it.</param>
/// <param name="KindsWithoutSchema">The kinds that have no schema, with the number of their objects.</param>
/// <param name="Files">How many files took part.</param>
/// <param name="Objects">How many objects were checked.</param>
public sealed record Coverage(
    IReadOnlyList<LayerCoverage> Layers,
    IReadOnlyList<ClusterCoverage> Clusters,
    IReadOnlyList<UnitCoverage> OwnUnits,
    IReadOnlyList<UncheckedFile> UncheckedFiles,
    IReadOnlyList<KindCount> KindsWithoutSchema,
    int Files,
    int Objects);

using Tandem.Fleet;

namespace Tandem.Validation.Causes;

/// <summary>The files that each tree of kustomizations takes in.</summary>
/// <param name="fleet">The fleet.</param>
internal sealed class TreeFiles(FleetModel fleet)
{
    private readonly Dictionary<string, HashSet<string>> files =
        fleet.Trees.DistinctBy(tree => tree.Folder).ToDictionary(tree => tree.Folder, tree => tree.Files.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Those of every tree.</summary>
    public IEnumerable<IReadOnlySet<string>> All => files.Values;

    /// <summary>Those of the tree of a folder.</summary>
    public IReadOnlySet<string> Of(string folder) => files.GetValueOrDefault(folder) ?? [];
}

using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;

namespace Tandem.Editing;

/// <summary>
/// The lists that name every region's address: one in the gateway unit of the config cluster, and a second one while the config
/// cluster moves.
/// </summary>
/// <param name="tree">The files.</param>
internal sealed class AddressLists(EditTree tree)
{
    private const string Field = "components";

    /// <summary>The kustomizations that hold one.</summary>
    public IReadOnlyList<string> Files =>
        [.. tree.FilesUnder(ClusterFinder.Folder).Where(KustomizationFile.IsKustomization).Where(path => Entries(path).Any(entry => entry.Region is not null))];

    /// <summary>Whether every list names the region.</summary>
    public bool Name(string region) => Files.All(file => Entries(file).Any(entry => entry.Region == region));

    /// <summary>Adds a region's address to every list that lacks it, in the order of names.</summary>
    public void Add(string region)
    {
        foreach (var file in Files.Where(file => Entries(file).All(entry => entry.Region != region)))
        {
            var entries = Entries(file).ToList();
            var before = entries.FindLastIndex(entry => entry.Region is not null && string.CompareOrdinal(entry.Region, region) < 0);
            var index = before >= 0 ? before + 1 : entries.FindIndex(entry => entry.Region is not null);
            new YamlEditor(tree, file).Insert(List(file)!, index, $"../../{region}/address");
        }
    }

    /// <summary>Takes a region's address out of every list.</summary>
    /// <exception cref="EditRefusal">It is the only one.</exception>
    public void Remove(string region)
    {
        foreach (var file in Files)
        {
            var entries = Entries(file).ToList();
            if (entries.FindIndex(entry => entry.Region == region) is >= 0 and var index)
            {
                new YamlEditor(tree, file).Remove(List(file)!, index);
            }
        }
    }

    private SequenceNode? List(string file) => tree.Yaml(file)[Field] as SequenceNode;

    // Each entry of the list, with the region whose address it is.
    private IEnumerable<(Node Node, string? Region)> Entries(string file) =>
        from item in List(file)?.Items ?? []
        let steps = (item as ScalarNode)?.Text.Split('/') ?? []
        select (item, steps is ["..", "..", var region, "address"] ? region : null);
}

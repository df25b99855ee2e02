using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Topology;

/// <summary>Draws findings on what they concern: the nearest part, else a region, else beside the picture, never nowhere.</summary>
internal sealed class MarkPlacer(TopologyDraft draft, FleetModel fleet)
{
    private readonly IReadOnlyList<PartDraft> parts = [.. draft.Parts];

    public FleetTopology Place(IEnumerable<Finding> findings, IReadOnlyList<string> gaps)
    {
        var byPart = new List<(PartDraft Part, TopologyMark Mark)>();
        var byRegion = new List<(string Region, TopologyMark Mark)>();
        var elsewhere = new List<TopologyMark>();
        foreach (var finding in findings)
        {
            var (mark, at, regions) = (TopologyMark.Of(finding), PartsOf(finding), RegionsOf(finding));
            byPart.AddRange(at.Select(part => (part, mark)));
            byRegion.AddRange((at.Count > 0 ? [] : regions).Select(region => (region, mark)));
            elsewhere.AddRange(at.Count > 0 || regions.Count > 0 ? [] : [mark]);
        }

        return new FleetTopology(
            [.. fleet.Clusters.Select(cluster => new TopologyRegion(cluster.Name, [.. Details(cluster.Name)], [.. byRegion.Where(pair => pair.Region == cluster.Name).Select(pair => pair.Mark)]))],
            [.. parts.Select(part => new TopologyPart(part.Id, part.Kind, RegionOf(part), part.Name, part.Details, [.. byPart.Where(pair => pair.Part == part).Select(pair => pair.Mark)]))],
            [.. draft.Links], elsewhere, gaps);
    }

    // A finding that names a part's own line means that part; else the object, else the block that makes it.
    private List<PartDraft> PartsOf(Finding finding)
    {
        var clusters = finding.Objects.Select(o => o.Cluster).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var atLine = parts.Where(part => part.IsAt(finding.Blame.Place)).ToList();
        var here = atLine.Where(part => part.Region is null || clusters.Count == 0 || clusters.Contains(part.Region)).ToList();
        var byObject = parts.Where(part => finding.Objects.Any(part.Is)).ToList();
        var block = fleet.Infra?.Module.At(finding.Blame.Place).Block;
        return here.Count > 0 ? here : byObject.Count > 0 ? byObject : block is null ? atLine : [.. parts.Where(part => part.Is(block))];
    }

    private List<string> RegionsOf(Finding finding)
    {
        var path = finding.Blame.Place.File.Split('/');
        var named = path is [ClusterFinder.Folder, var region, ..] ? new[] { region } : finding.Objects.Select(o => o.Cluster).OfType<string>();
        return (List<string>)[.. named.Where(name => fleet.Clusters.Any(cluster => cluster.Name == name)).Distinct(StringComparer.Ordinal)] is { Count: > 0 } regions ? regions : UsersOf(finding.Blame.Place.File);
    }

    // What does not render has no objects, but a file of its tree is still a region's.
    private List<string> UsersOf(string file) =>
    [
        .. from cluster in fleet.Clusters
           where cluster.Units.Any(unit => fleet.RenderedTrees.Any(tree => tree.Folder == unit.Folder && tree.Files.Contains(file)))
           select cluster.Name,
    ];

    // A region that has no folder has no place in the picture.
    private string? RegionOf(PartDraft part) => fleet.Clusters.Any(cluster => cluster.Name == part.Region) ? part.Region : null;

    private IEnumerable<string> Details(string cluster)
    {
        var facts = fleet.Facts.Region(cluster);
        string?[] words = [facts?["zone"], facts?["machineType"], facts?["tpuTopology"] is { } shape ? $"TPU {shape}" : null, fleet.Facts.Fleet["configCluster"] == cluster ? "config cluster" : null];
        return words.OfType<string>();
    }
}

using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Facts;

/// <summary>The facts as rules read them.</summary>
/// <param name="Fleet">The facts that every layer shares.</param>
/// <param name="Regions">The facts of each region, by the name of its folder; regions without a readable file are left out.</param>
public sealed record FactsModel(FactsOf Fleet, IReadOnlyList<FactsOf> Regions)
{
    /// <summary>Reads the facts of <paramref name="clusters"/>.</summary>
    public static FactsModel Of(Workspace workspace, IEnumerable<Cluster> clusters) => new(
        Read(workspace, "", FactsFiles.FleetFile),
        [.. clusters.Select(cluster => Read(workspace, cluster.Name, FactsFiles.RegionFile(cluster.Name))).Where(facts => facts.Data.Entries.Count > 0)]);

    /// <summary>The facts of a region; null where it has none.</summary>
    public FactsOf? Region(string name) => Regions.FirstOrDefault(region => region.Region == name);

    private static FactsOf Read(Workspace workspace, string region, string file)
    {
        var data = workspace.HasFile(file)
            ? workspace.Yaml(file).Documents.OfType<MappingNode>().Select(document => document.Mapping("data")).FirstOrDefault()
            : null;
        return new FactsOf(region, data ?? new MappingNode(new SourceText(file, ""), 1, 1, []));
    }
}

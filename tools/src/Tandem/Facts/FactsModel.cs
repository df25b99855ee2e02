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
        FactsOf.Read(workspace, "", FactsFiles.FleetFile),
        [.. clusters.Select(cluster => FactsOf.Read(workspace, cluster.Name, FactsFiles.RegionFile(cluster.Name))).Where(facts => facts.Data.Entries.Count > 0)]);

    /// <summary>The facts of a region; null where it has none.</summary>
    public FactsOf? Region(string name) => Regions.FirstOrDefault(region => region.Region == name);
}

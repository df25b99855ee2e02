using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Facts;

/// <summary>The files that hold the shared values.</summary>
public static class FactsFiles
{
    /// <summary>The facts that every layer shares.</summary>
    public const string FleetFile = "base/fleet/fleet.yaml";

    /// <summary>The name of the ConfigMap with the facts that every layer shares.</summary>
    public const string FleetName = "fleet";

    /// <summary>The name of the ConfigMap with the facts of one region.</summary>
    public const string RegionName = "region";

    /// <summary>The facts of one region.</summary>
    public static string RegionFile(string cluster) => $"{ClusterFinder.Folder}/{cluster}/facts/region.yaml";

    /// <summary>Whether a path is a facts file's.</summary>
    public static bool Is(string path) =>
        path == FleetFile || (path.StartsWith(ClusterFinder.Folder + "/", StringComparison.Ordinal) && path.EndsWith("/facts/region.yaml", StringComparison.Ordinal));

    /// <summary>The facts files that exist, each with the schema it is checked against.</summary>
    public static IEnumerable<FactsFile> Of(Workspace workspace, IEnumerable<Cluster> clusters) =>
        clusters.Select(cluster => new FactsFile(RegionFile(cluster.Name), "tandem.dev/region_v1.json"))
            .Prepend(new FactsFile(FleetFile, "tandem.dev/fleet_v1.json"))
            .Where(file => workspace.HasFile(file.Path));
}

using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Settings;

namespace Tandem.Live.Targets;

/// <summary>The names by which live commands find the fleet's objects, all of them facts.</summary>
/// <param name="Regions">The regions, by name.</param>
/// <param name="ConfigCluster">The region whose cluster holds the Gateway.</param>
/// <param name="Namespace">The namespace of what serves.</param>
/// <param name="ArgocdNamespace">The namespace of Argo CD.</param>
/// <param name="ServerApp">The label <c>app</c> of the model servers.</param>
/// <param name="Gateway">The Gateway.</param>
/// <param name="Pool">The InferencePool of every cluster.</param>
/// <param name="Objective">The InferenceObjective that clients name.</param>
/// <param name="Model">The model as requests name it.</param>
public sealed record FleetNames(
    IReadOnlyList<string> Regions, string ConfigCluster, string Namespace, string ArgocdNamespace, string ServerApp, string Gateway, string Pool, string Objective, string Model)
{
    /// <summary>Where the weights are mounted in the server's container.</summary>
    public string WeightsPath { get; init; } = "";

    /// <summary>The object that the loader writes last, beside the weights.</summary>
    public string WeightsMarker { get; init; } = "";

    /// <summary>The port of the model server.</summary>
    public string Port { get; init; } = "";

    /// <summary>The path of its metrics.</summary>
    public string MetricsPath { get; init; } = "";

    /// <summary>The metric that regions are weighed by, as the server names it.</summary>
    public string KvCacheMetric { get; init; } = "";

    /// <summary>The range of each region's nodes and of its gateway's address.</summary>
    public IReadOnlyDictionary<string, string> NodeSubnets { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The label selector of the model servers.</summary>
    public string ServerSelector => $"app={ServerApp}";

    /// <summary>Reads them.</summary>
    /// <exception cref="SettingsException">A fact is missing.</exception>
    public static FleetNames Of(Workspace workspace)
    {
        string Fact(string name) => FleetFacts.Require(workspace, name);
        var regions = ClusterFinder.Find(workspace).Select(cluster => cluster.Name).ToList();
        return new FleetNames(regions, Fact("configCluster"), Fact("namespace"), Fact("argocdNamespace"), Fact("serverApp"),
            Fact("gatewayName"), Fact("poolName"), Fact("objectiveName"), Fact("servedModelName"))
        {
            WeightsPath = Fact("weightsPath"),
            WeightsMarker = Fact("weightsMarker"),
            Port = Fact("port"),
            MetricsPath = Fact("metricsPath"),
            KvCacheMetric = Fact("kvCacheMetric"),
            NodeSubnets = regions.ToDictionary(region => region, region => FactsOf.Read(workspace, region, FactsFiles.RegionFile(region))["nodeSubnetCidr"] ?? "", StringComparer.Ordinal),
        };
    }

    /// <summary>The region of that name.</summary>
    /// <exception cref="SettingsException">There is none.</exception>
    public string Choose(string region) => Regions.Contains(region, StringComparer.Ordinal) ? region
        : throw new SettingsException(new Place(ClusterFinder.Folder, 1, 1), $"There is no region {region}.",
            Schemas.NearestName.Find(region, Regions) is { } nearest ? $"Did you mean {nearest}?" : $"The regions are {string.Join(", ", Regions)}.");
}

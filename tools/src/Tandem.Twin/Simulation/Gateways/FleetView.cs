using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Ground;

namespace Tandem.Twin.Simulation.Gateways;

/// <summary>All clusters, as the multi-cluster controllers of the fleet see them.</summary>
/// <param name="Clusters">The clusters by region.</param>
/// <param name="Config">The config cluster.</param>
internal sealed record FleetView(IReadOnlyDictionary<string, SimulatedCluster> Clusters, SimulatedCluster Config)
{
    public ObjectStore Store => Config.Store;

    public GroundSnapshot Ground => Config.Ground.Now;

    public string Timestamp => Config.Timestamp;

    /// <summary>The exported pools of members of the fleet, each with its region.</summary>
    public IEnumerable<(string Region, StoredObject Pool)> Exported => Clusters.Where(pair => Ground.Exports && Ground.Members.Contains(pair.Key))
        .SelectMany(pair => pair.Value.Store.List(PoolExports.PoolGroup, "InferencePool").Where(PoolExports.IsExported).Select(pool => (pair.Key, pool)));
}

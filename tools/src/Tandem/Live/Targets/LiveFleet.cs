using Tandem.Live.Clusters;

namespace Tandem.Live.Targets;

/// <summary>The fleet as it runs: a client for each region's cluster, and the way to its gateway.</summary>
/// <param name="Names">The names of its objects.</param>
/// <param name="Clusters">The clusters, by region.</param>
/// <param name="Twin">The twin that plays the fleet; null where the clusters are real.</param>
public sealed record LiveFleet(FleetNames Names, IReadOnlyDictionary<string, ClusterClient> Clusters, TwinState? Twin) : IDisposable
{
    /// <summary>The cluster that holds the Gateway.</summary>
    public ClusterClient Config => this[Names.ConfigCluster];

    /// <summary>The cluster of a region.</summary>
    public ClusterClient this[string region] => Clusters[region];

    /// <summary>All regions but one, by name.</summary>
    public IReadOnlyList<string> Others(string region) => [.. Clusters.Keys.Where(other => other != region).Order(StringComparer.Ordinal)];

    /// <summary><c>twin</c> or <c>live</c>.</summary>
    public string Mode => Twin is null ? "live" : "twin";

    /// <summary>Opens the clusters; nothing is asked of them yet.</summary>
    /// <param name="names">The names of the fleet's objects.</param>
    /// <param name="kubeconfig">The kubeconfig.</param>
    /// <param name="contexts">The context of each region.</param>
    /// <param name="twin">The twin that the contexts lead to; null for real clusters.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ClusterException">A context is missing or cannot be used.</exception>
    public static async Task<LiveFleet> OpenAsync(FleetNames names, string kubeconfig, IReadOnlyDictionary<string, string> contexts, TwinState? twin, TimeProvider time)
    {
        var clusters = new SortedDictionary<string, ClusterClient>(StringComparer.Ordinal);
        try
        {
            foreach (var (region, context) in contexts)
            {
                clusters[region] = await ClusterConnector.OpenAsync(kubeconfig, region, context, time);
            }
        }
        catch
        {
            clusters.Values.ToList().ForEach(cluster => cluster.Dispose());
            throw;
        }

        return new LiveFleet(names, clusters, twin);
    }

    /// <inheritdoc/>
    public void Dispose() => Clusters.Values.ToList().ForEach(cluster => cluster.Dispose());
}

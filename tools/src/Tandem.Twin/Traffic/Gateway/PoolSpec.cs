using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>An imported pool with its policies and endpoints, as the objects have it now.</summary>
/// <param name="Import">The GCPInferencePoolImport.</param>
/// <param name="Timeout">How long a whole answer may take.</param>
/// <param name="Draining">How long requests keep an endpoint that has left.</param>
/// <param name="Health">How its endpoints are probed.</param>
/// <param name="Regions">What each region may take.</param>
/// <param name="Endpoints">The Pods of all regions.</param>
internal sealed record PoolSpec(
    ObjectKey Import, TimeSpan Timeout, TimeSpan Draining, HealthCheck Health, IReadOnlyDictionary<string, RegionPolicy> Regions, IReadOnlyList<EndpointSpec> Endpoints)
{
    /// <summary>The regions whose Pods count: exported, imported, and with a picker where they need one.</summary>
    public required IReadOnlySet<string> Open { get; init; }

    /// <summary>The uids of Pods that the API says are not to be sent to: they leave, are not ready, or are another pool's.</summary>
    public required IReadOnlySet<string> Told { get; init; }

    /// <summary>Whether an endpoint went without a word: its process died, or its Pod was deleted without grace. Only a health check finds that.</summary>
    public bool HasDied(EndpointSpec endpoint) => Open.Contains(endpoint.Region) && !Told.Contains(endpoint.Uid);
}

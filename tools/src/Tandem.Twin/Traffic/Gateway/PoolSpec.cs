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
    ObjectKey Import, TimeSpan Timeout, TimeSpan Draining, HealthCheck Health, IReadOnlyDictionary<string, RegionPolicy> Regions, IReadOnlyList<EndpointSpec> Endpoints);

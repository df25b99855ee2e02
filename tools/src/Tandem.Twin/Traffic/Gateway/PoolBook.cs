using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>The pools now, and what is known of each endpoint from one table to the next.</summary>
internal sealed class PoolBook(GatewayOptions options) : IDisposable
{
    private readonly Dictionary<(ObjectKey Import, string Uid, string Address), (PodEndpoint Endpoint, HealthCheck Check, TimeSpan? Reports, EndpointWatch Watch)> known = [];
    private volatile IReadOnlyDictionary<ObjectKey, Pool> pools = new Dictionary<ObjectKey, Pool>();
    private volatile IReadOnlyList<PodEndpoint> leaving = [];

    /// <summary>What asks endpoints for health and metrics.</summary>
    public EndpointWeb Web { get; } = new();

    /// <summary>A pool; null where the import is gone.</summary>
    public Pool? Find(ObjectKey import) => pools.GetValueOrDefault(import);

    /// <summary>Takes a new table in: new endpoints are watched, those that left are drained, those that died stay until a health check says so.</summary>
    public void Apply(IReadOnlyList<PoolSpec> specs)
    {
        var current = specs.SelectMany(pool => pool.Endpoints.Select(endpoint => (pool.Import, endpoint.Uid, endpoint.Address))).ToHashSet();
        var gone = known.Where(entry => !current.Contains(entry.Key)).ToList();
        var dead = gone.Where(entry => entry.Value.Endpoint.Healthy && specs.FirstOrDefault(spec => spec.Import == entry.Key.Import)?.HasDied(entry.Value.Endpoint.Spec) == true)
            .ToLookup(entry => entry.Key.Import, entry => entry.Value.Endpoint);
        pools = specs.ToDictionary(spec => spec.Import, spec => Build(spec, [.. spec.Endpoints, .. dead[spec.Import].Select(endpoint => endpoint.Spec)]));
        foreach (var (key, (endpoint, _, _, watch)) in gone.Where(entry => !dead[entry.Key.Import].Contains(entry.Value.Endpoint)))
        {
            watch.Dispose();
            endpoint.Healthy = false;
            endpoint.Drain(specs.FirstOrDefault(spec => spec.Import == key.Import)?.Draining ?? TimeSpan.Zero);
            leaving = [.. leaving.Where(other => other.InFlight > 0), endpoint];
            known.Remove(key);
        }
    }

    /// <summary>Requests in flight by region.</summary>
    public IReadOnlyDictionary<string, int> InFlight() => pools.Values.SelectMany(pool => pool.Regions).SelectMany(region => region.Endpoints).Concat(leaving)
        .GroupBy(endpoint => endpoint.Region).ToDictionary(group => group.Key, group => group.Sum(endpoint => endpoint.InFlight));

    /// <summary>Every endpoint that is not leaving.</summary>
    public IReadOnlyList<EndpointState> States() =>
    [
        .. from pool in pools.Values
           from region in pool.Regions
           from endpoint in region.Endpoints
           select new EndpointState(region.Name, endpoint.Spec.Pod, endpoint.Spec.Address, endpoint.Healthy, endpoint.InFlight, endpoint.Load(region.Policy)),
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (endpoint, _, _, watch) in known.Values)
        {
            watch.Dispose();
            endpoint.Drain(TimeSpan.Zero);
        }

        Web.Dispose();
    }

    private Pool Build(PoolSpec spec, IReadOnlyList<EndpointSpec> all)
    {
        var endpoints = all.Select(endpoint => Know(spec, endpoint)).ToLookup(endpoint => endpoint.Region);
        return new Pool(spec, [.. spec.Regions.Select(region => new RegionPool(region.Key, region.Value, [.. endpoints[region.Key]]))]);
    }

    private PodEndpoint Know(PoolSpec pool, EndpointSpec spec)
    {
        var key = (pool.Import, spec.Uid, spec.Address);
        var endpoint = known.TryGetValue(key, out var old) ? old.Endpoint : new PodEndpoint(spec, options);
        endpoint.Spec = spec;
        if (old.Watch is not null && old.Check == pool.Health && old.Reports == spec.Metrics?.Interval)
        {
            return endpoint;
        }

        old.Watch?.Dispose();
        known[key] = (endpoint, pool.Health, spec.Metrics?.Interval, new EndpointWatch(endpoint, pool.Health, Web));
        return endpoint;
    }
}

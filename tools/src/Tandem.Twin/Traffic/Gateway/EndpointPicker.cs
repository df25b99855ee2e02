using Microsoft.AspNetCore.Http;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>
/// The endpoint picker's admission: a request whose InferenceObjective has a negative priority is refused while the region's servers are full.
/// Full is an average of 1 over them, of the greater of queue length by 5 and cache use by 0.8; one that does not tell counts as full.
/// </summary>
/// <remarks>kubernetes-sigs/gateway-api-inference-extension, <c>pkg/epp/requestcontrol/admission.go</c> and <c>pkg/epp/saturationdetector</c>.</remarks>
internal sealed class EndpointPicker(IReadOnlyDictionary<string, ObjectStore> regions, EndpointWeb web)
{
    private const string Header = "x-gateway-inference-objective";
    private const double FullQueue = 5;
    private const double FullCache = 0.8;
    private static readonly TimeSpan Stale = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether the request is to be refused there.</summary>
    public async Task<bool> RefusesAsync(HttpRequest request, Pool pool, string region, CancellationToken cancel)
    {
        if (request.Headers[Header].FirstOrDefault() is not { } objective || Priority(objective, pool.Spec.Import, region) >= 0)
        {
            return false;
        }

        var endpoints = pool.Regions.First(candidate => candidate.Name == region).Endpoints;
        var scores = await Task.WhenAll(endpoints.Select(endpoint => ScoreAsync(endpoint, cancel)));
        return scores.Average() >= 1;
    }

    // Of the region that serves: each picker reads its own cluster. An objective of another pool or an unknown one counts as 0.
    private long Priority(string objective, ObjectKey import, string region)
    {
        var found = regions[region].Find(new ObjectKey("inference.networking.x-k8s.io", "InferenceObjective", import.Namespace, objective))?.Json ?? default;
        return found.Text("spec", "poolRef", "name") == import.Name ? found.Number("spec", "priority") ?? 0 : 0;
    }

    private async Task<double> ScoreAsync(PodEndpoint endpoint, CancellationToken cancel)
    {
        var samples = await web.MetricsAsync(endpoint.Spec.AddressOf(endpoint.Spec.TargetPort), "/metrics", Stale, cancel);
        return samples is null ? 1
            : Math.Max(samples.GetValueOrDefault("vllm:num_requests_waiting") / FullQueue, samples.GetValueOrDefault("vllm:kv_cache_usage_perc") / FullCache);
    }
}

using System.Text.Json.Nodes;
using Tandem.Live.Clusters;
using Tandem.Live.Load;
using Tandem.Live.Targets;

namespace Tandem.Live.Drill;

/// <summary>What runs in a region, as a drill looks at it.</summary>
/// <param name="Region">The region.</param>
/// <param name="Servers">The Deployments of model servers.</param>
/// <param name="Pods">Their Pods.</param>
/// <param name="Applications">Argo CD's Applications.</param>
public sealed record RegionSurvey(string Region, IReadOnlyList<JsonObject> Servers, IReadOnlyList<JsonObject> Pods, IReadOnlyList<JsonObject> Applications)
{
    /// <summary>Asks the cluster.</summary>
    /// <exception cref="ClusterException">It cannot be asked.</exception>
    public static async Task<RegionSurvey> TakeAsync(LiveFleet fleet, string region, CancellationToken cancel)
    {
        var (names, cluster) = (fleet.Names, fleet[region]);
        return new RegionSurvey(region,
            await cluster.ListAsync(Resources.Deployments, names.Namespace, names.ServerSelector, cancel),
            await cluster.ListAsync(Resources.Pods, names.Namespace, names.ServerSelector, cancel),
            await cluster.ListAsync(Resources.Applications, names.ArgocdNamespace, null, cancel));
    }

    /// <summary>Servers that are wanted.</summary>
    public int Wanted => Servers.Sum(server => server.Number("spec", "replicas") ?? 1);

    /// <summary>Servers that can serve.</summary>
    public int Ready => Pods.Count(pod => pod.Is("Ready") && pod.Text("metadata", "deletionTimestamp") is null);

    /// <summary>The regions for which its servers were rendered: its own alone, where the context leads to the right cluster.</summary>
    public IReadOnlyList<string> Rendered =>
        [.. (from server in Servers
             from container in server.Items("spec", "template", "spec", "containers")
             from variable in container.Items("env")
             where variable.Text("name") == ChatRequest.RegionVariable
             select variable.Text("value") ?? "").Distinct(StringComparer.Ordinal)];

    /// <summary>Deployments that are changing: not yet seen by their controller, or with Pods of another make.</summary>
    public IReadOnlyList<string> Rolling =>
        [.. Servers.Where(server => (server.Number("status", "observedGeneration") ?? 0) < (server.Number("metadata", "generation") ?? 0)
            || (server.Number("status", "updatedReplicas") ?? 0) != (server.Number("spec", "replicas") ?? 1)
            || (server.Number("status", "replicas") ?? 0) != (server.Number("spec", "replicas") ?? 1)).Select(server => server.Name())];

    /// <summary>Applications that are being synced.</summary>
    public IReadOnlyList<string> Syncing =>
        [.. Applications.Where(application => application.At("operation") is not null || application.Text("status", "operationState", "phase") == "Running")
            .Select(application => application.Name())];
}

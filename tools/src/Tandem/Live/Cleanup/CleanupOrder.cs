using Tandem.Live.Status;

namespace Tandem.Live.Cleanup;

/// <summary>
/// The order of a teardown: Argo CD first, or it would put everything back; then what the load balancer is made of, while its controllers
/// still run; then the pools, whose export makes the import; then the servers.
/// </summary>
public static class CleanupOrder
{
    /// <summary>The stages: name, the longest it may take, and the kinds that belong to it. The last takes the rest.</summary>
    public static IReadOnlyList<(string Name, TimeSpan Within, IReadOnlyList<string> Kinds)> Stages { get; } =
    [
        ("Argo CD lets go", TimeSpan.FromMinutes(2), ["Application"]),
        ("the route", TimeSpan.FromMinutes(2), ["HTTPRoute"]),
        // Its finalizer goes when the load balancer is gone, which takes Google some minutes.
        ("the Gateway and its load balancer", TimeSpan.FromMinutes(20), ["Gateway"]),
        ("the Gateway's policies", TimeSpan.FromMinutes(2), ["HealthCheckPolicy", "GCPBackendPolicy"]),
        ("objectives and metrics", TimeSpan.FromMinutes(2), ["InferenceObjective", "AutoscalingMetric", "PodMonitoring", "HorizontalPodAutoscaler"]),
        ("the pools", TimeSpan.FromMinutes(5), ["InferencePool"]),
        // A server may drain for eleven minutes. docs/decisions/0009-timeouts-draining-and-grace.md
        ("the servers", TimeSpan.FromMinutes(15), ["Deployment", "Job", "PodDisruptionBudget", "Service"]),
        ("the rest", TimeSpan.FromMinutes(5), []),
    ];

    /// <summary>The stage of a kind.</summary>
    public static int StageOf(string kind) => Stages.Index().FirstOrDefault(stage => stage.Item.Kinds.Contains(kind, StringComparer.Ordinal), (Stages.Count - 1, default)).Index;

    /// <summary>Whether an object is ours to delete. A namespace may hold what others put there, so it stays and is named.</summary>
    public static bool IsOurs(RenderedObject one) => one.Kind != "Namespace";

    /// <summary>Whether an Application deploys Applications: it is told first, or it would put the others back.</summary>
    public static bool IsRoot(RenderedObject one, string argocdNamespace) =>
        Clusters.ObjectView.Text(one.Body, "spec", "destination", "namespace") == argocdNamespace;
}

using System.Globalization;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Delivery;
using Tandem.Twin.Simulation.Gateways;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Twin.Hosting;

/// <summary>Waits until a twin serves: loaders done, workloads available, Applications in sync and healthy, the Gateway programmed.</summary>
/// <param name="host">The twin.</param>
/// <param name="tell">Is told of each step.</param>
/// <param name="patience">How long it may take, in real time.</param>
internal sealed class Readiness(TwinHost host, Action<string> tell, TimeSpan patience)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits.</summary>
    /// <exception cref="TwinException">It takes too long, or something has failed for good.</exception>
    public async Task WaitAsync(CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var late = new CancellationTokenSource(patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        foreach (var (done, lacking) in Steps())
        {
            try
            {
                await UntilAsync(lacking, either.Token);
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                throw new TwinException($"The twin is not ready after {patience.TotalSeconds:0} s: {string.Join("; ", lacking())}.",
                    $"Look with kubectl --kubeconfig {host.Kubeconfig} at the events while tandem twin run goes on, or give it a higher --speed.");
            }

            tell(string.Create(CultureInfo.InvariantCulture, $"{done} after {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s"));
        }
    }

    private IEnumerable<(string Done, Func<List<string>> Lacking)> Steps() =>
    [
        ("loaded     the weights are in every bucket", () => Lacking("batch", "Job", Unfinished)),
        ("serving    every Deployment is available", () => Lacking("apps", "Deployment", stored => ArgoHealth.Of(stored) == ArgoHealth.Healthy ? null : "is not available")),
        ("programmed the Gateway", () => Lacking(GatewayController.Group, "Gateway", stored => Conditions.IsTrue(stored.Json, "Programmed") ? null
            : $"is not programmed: {Conditions.Find(stored.Json, "Programmed").Text("message")}")),
        ("healthy    every server has passed the gateway's health check", Unhealthy),
        ("synced     every Application is healthy", () => Lacking("argoproj.io", "Application", stored =>
            stored.Json.Text("status", "sync", "status") == "Synced" && ArgoHealth.Of(stored) == ArgoHealth.Healthy ? null
            : $"is {stored.Json.Text("status", "sync", "status")} and {stored.Json.Text("status", "health", "status")}")),
    ];

    private static async Task UntilAsync(Func<List<string>> lacking, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Beat);
        while (lacking().Count > 0)
        {
            await timer.WaitForNextTickAsync(cancel);
        }
    }

    private List<string> Lacking(string group, string kind, Func<StoredObject, string?> problem) =>
    [
        .. from pair in host.Stores
           from stored in pair.Value.List(@group, kind)
           let found = problem(stored)
           where found is not null
           select $"{pair.Key}: {kind} {stored.Key.Name} {found}",
    ];

    private List<string> Unhealthy()
    {
        var healthy = host.Endpoints.Where(endpoint => endpoint.Healthy).Select(endpoint => endpoint.Pod).ToHashSet(StringComparer.Ordinal);
        return Lacking("", "Pod", pod => pod.Json.Has("metadata", "annotations", PodView.Endpoint) && !healthy.Contains($"{pod.Key.Namespace}/{pod.Key.Name}")
            ? "has not passed the gateway's health check" : null);
    }

    private static string? Unfinished(StoredObject job) => Conditions.Find(job.Json, "Failed") is var failed && failed.Text("status") == "True"
        ? throw new TwinException($"Job {job.Key.Namespace}/{job.Key.Name} has failed: {failed.Text("message")}.", "Its log says why.")
        : Conditions.IsTrue(job.Json, "Complete") ? null : "is not complete";
}

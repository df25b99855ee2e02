using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Bootstrap;

/// <summary>Stands in for the controllers of a cluster: every workload is rolled out as soon as it is written.</summary>
internal static class RolledOut
{
    private static readonly string[] Counts = ["replicas", "readyReplicas", "updatedReplicas", "availableReplicas", "currentReplicas"];

    /// <summary>Does so until it is told to stop.</summary>
    public static async Task WatchAsync(ObjectStore store, CancellationToken cancel)
    {
        try
        {
            await foreach (var change in store.WatchAsync("apps", kind: null, cancel))
            {
                var generation = change.Object.Json.GetProperty("metadata").GetProperty("generation").GetInt64();
                store.UpdateStatus(change.Object.Key, status =>
                {
                    status["observedGeneration"] = generation;
                    Array.ForEach(Counts, count => status[count] = 1);
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}

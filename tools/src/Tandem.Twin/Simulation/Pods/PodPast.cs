using Tandem.Twin.Json;

namespace Tandem.Twin.Simulation.Pods;

/// <summary>How far a Pod had come by its own status, where another process ran it: a snapshot knows objects, not what ran.</summary>
/// <param name="Address">Its address.</param>
/// <param name="InitDone">The init containers that had ended well.</param>
/// <param name="Restarts">How often its containers were started again, this time included.</param>
internal sealed record PodPast(string? Address, int InitDone, int Restarts)
{
    /// <summary>Lets a Pod that is seen for the first time go on where its status says that it stood.</summary>
    public static void Take(PodState state)
    {
        if (state.Pod.HasEnded)
        {
            // Its logs went with the process that ran it: whoever follows one is not to wait.
            state.Pod.InitContainers.Concat(state.Pod.Containers).ToList().ForEach(container => state.LogOf(container.Text("name") ?? "").End());
        }
        else if (Conditions.IsTrue(state.Pod.Stored.Json, "PodReadyToStartContainers"))
        {
            state.Pod.Images.ToList().ForEach(image => state.Cluster.Pods.NoteImage(state.Pod.Node!, image));
            state.Resume(Of(state.Pod));
        }
    }

    private static PodPast Of(PodView pod)
    {
        var status = pod.Stored.Json.At("status");
        var done = status.Items("initContainerStatuses").Where(container => container.IsTrue("ready")).Select(container => container.Text("name")).ToHashSet(StringComparer.Ordinal);
        var counts = status.Items("initContainerStatuses").Concat(status.Items("containerStatuses")).Select(container => (int)(container.Number("restartCount") ?? 0));
        var ran = status.Items("containerStatuses").Any(container => container.Has("state", "running"));
        return new PodPast(status.Text("podIP"), pod.InitContainers.Count(container => done.Contains(container.Text("name"))), counts.DefaultIfEmpty(0).Max() + (ran ? 1 : 0));
    }
}

namespace Tandem.Twin.Simulation.Pods.Stages;

/// <summary>The Pod was told to go: preStop, then the signal, and at the end of its grace the end.</summary>
internal sealed class LeavingStage
{
    private static readonly TimeSpan NextLook = TimeSpan.FromSeconds(2);

    private DateTimeOffset? since;

    public void Step(PodState state)
    {
        var runs = state.Stage is PodStage.Starting or PodStage.Working;
        if (since is null && runs)
        {
            state.Cluster.Events.Normal(state.Pod.Stored, PodState.Kubelet, "Killing", $"Stopping container {state.Program.Name}");
        }

        since ??= state.Now;
        if (runs && !state.IsDue(since.Value + state.Pod.Grace) && !IsDrained(state, since.Value))
        {
            return;
        }

        state.Drop();
        state.Cluster.Store.Delete(state.Pod.Stored.Key);
    }

    // preStop waits for what is under way; a program without it ends with the signal, whatever it is doing.
    private static bool IsDrained(PodState state, DateTimeOffset began)
    {
        if (!state.Pod.Containers.First().TryGetProperty("lifecycle", out _))
        {
            return state.IsDue(began + state.Cluster.Times.ProcessEnd);
        }

        if (!state.IsDue(began + PodDrain.Settle(state.Pod)))
        {
            return false;
        }

        if (state.Serving is { Busy: > 0 })
        {
            state.Cluster.LookAt(state.Now + NextLook);
            return false;
        }

        return true;
    }
}

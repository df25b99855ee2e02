using Tandem.Twin.Simulation.Faults;

namespace Tandem.Twin.Simulation.Pods.Stages;

/// <summary>Volumes are attached, then images pulled; what cannot be leaves the Pod where it is, with an event.</summary>
internal static class CreatingStage
{
    public static void Step(PodState state)
    {
        if (new MountCheck(state.Cluster, state.Pod).Problem() is { } problem)
        {
            state.Waiting = ("ContainerCreating", null);
            state.Warn("FailedMount", problem);
            state.Again(TimeSpan.Zero);
            return;
        }

        if (!state.IsDue(state.Since + state.Cluster.Times.Mount))
        {
            return;
        }

        state.Address ??= state.Cluster.Pods.NextAddress();
        var missing = state.Pod.Images.Where(image => !state.Cluster.Pods.HasImage(state.Pod.Node!, image)).ToList();
        if (missing.Count == 0 || Pull(state, missing))
        {
            state.Enter(state.Pod.InitContainers.Any() ? PodStage.Initializing : PodStage.Starting);
        }
    }

    private static bool Pull(PodState state, List<string> missing)
    {
        if (state.Has(FaultKind.ImagePull))
        {
            state.Waiting = ("ImagePullBackOff", $"Back-off pulling image \"{missing[0]}\"");
            state.Warn("Failed", $"Failed to pull image \"{missing[0]}\": rpc error: code = Unavailable desc = the twin's fault image-pull is on");
            state.Again(state.Cluster.Times.Mount);
            return false;
        }

        state.Waiting = ("ContainerCreating", null);
        if (!state.Pulls)
        {
            state.Pulls = true;
            state.Cluster.Events.Normal(state.Pod.Stored, PodState.Kubelet, "Pulling", $"Pulling image \"{missing[0]}\"");
        }

        if (!state.IsDue(state.Since + state.Cluster.Times.Mount + state.Slowed(state.Cluster.Times.ImagePull)))
        {
            return false;
        }

        missing.ForEach(image => state.Cluster.Pods.NoteImage(state.Pod.Node!, image));
        state.Cluster.Events.Normal(state.Pod.Stored, PodState.Kubelet, "Pulled", $"Successfully pulled image \"{missing[0]}\"");
        return true;
    }
}

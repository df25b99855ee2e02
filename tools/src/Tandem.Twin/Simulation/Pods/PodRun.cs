using Tandem.Twin.Simulation.Pods.Stages;

namespace Tandem.Twin.Simulation.Pods;

/// <summary>One Pod on its node, from the first volume to the last signal.</summary>
internal sealed class PodRun(SimulatedCluster cluster)
{
    private readonly PodState state = new(cluster);
    private readonly LeavingStage leaving = new();
    private bool isKnown;

    public PodLog LogOf(string container) => state.LogOf(container);

    /// <summary>Brings it as far as it comes now.</summary>
    public void Step(PodView now)
    {
        (state.Pod, state.Program) = (now, PodProgram.Of(now));
        if (!isKnown)
        {
            isKnown = true;
            PodPast.Take(state);
        }

        if (now.IsLeaving)
        {
            leaving.Step(state);
        }
        else if (!now.HasEnded)
        {
            Advance();
            PodStatusWriter.Write(cluster, now, state);
        }
    }

    /// <summary>The node is gone with its region: the processes are, the object stays.</summary>
    public void Lose() => state.Lose();

    /// <summary>The object is gone: so are the processes.</summary>
    public void Drop() => state.Drop();

    /// <summary>Ends its server, and waits for that.</summary>
    public ValueTask StopAsync() => state.Serving?.StopAsync() ?? ValueTask.CompletedTask;

    // One stage may end where the next begins.
    private void Advance()
    {
        PodStage before;
        do
        {
            before = state.Stage;
            switch (before)
            {
                case PodStage.Creating:
                    CreatingStage.Step(state);
                    break;
                case PodStage.Initializing:
                    InitializingStage.Step(state);
                    break;
                case PodStage.Starting:
                    StartingStage.Step(state);
                    break;
                case PodStage.Working:
                    WorkingStage.Step(state);
                    break;
                case PodStage.BackOff when state.IsDue(state.BackOffEnd):
                    state.Enter(state.InitDone < state.Pod.InitContainers.Count() ? PodStage.Initializing : PodStage.Starting);
                    break;
            }
        }
        while (state.Stage != before);
    }
}

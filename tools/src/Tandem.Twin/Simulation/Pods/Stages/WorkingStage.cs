using Tandem.Twin.Json;
using Tandem.Twin.Simulation.Faults;

namespace Tandem.Twin.Simulation.Pods.Stages;

/// <summary>The program works, until it ends or fails.</summary>
internal static class WorkingStage
{
    // A sleep without an end.
    private static readonly TimeSpan Forever = TimeSpan.FromDays(3650);

    public static void Step(PodState state)
    {
        switch (state.Program.Kind)
        {
            case ProgramKind.ModelServer:
                Serve(state);
                break;
            case ProgramKind.Loader:
                state.Loader ??= new LoaderProgram(state.Cluster, state.Pod, state.Program, state.LogOf(state.Program.Name));
                if (state.Loader.Step(state.Started) is { } code)
                {
                    End(state, code);
                }

                break;
            case ProgramKind.Short or ProgramKind.Sleep:
                Wait(state, state.Program.Kind == ProgramKind.Sleep ? state.Program.Sleep : state.Cluster.Times.ShortJob);
                break;
            default:
                state.IsReady = true;
                break;
        }
    }

    private static void Serve(PodState state)
    {
        if (state.Has(FaultKind.Crash))
        {
            state.Fail(139);
            return;
        }

        var (isReady, isAlive) = state.Serving!.Probe();
        state.IsReady = isReady;
        if (!isAlive)
        {
            state.Cluster.Events.Normal(state.Pod.Stored, PodState.Kubelet, "Killing", $"Container {state.Program.Name} failed liveness probe, will be restarted");
            state.Fail(137);
        }
    }

    private static void Wait(PodState state, TimeSpan length)
    {
        state.IsReady = true;
        if (length < Forever && state.IsDue(state.Started + length))
        {
            End(state, 0);
        }
    }

    private static void End(PodState state, int code)
    {
        var policy = state.Pod.Spec.Text("restartPolicy") ?? "Always";
        if (policy == "Always" || (policy == "OnFailure" && code != 0))
        {
            state.Fail(code);
        }
        else
        {
            state.End(code);
        }
    }
}

using Tandem.Twin.Simulation.Faults;

namespace Tandem.Twin.Simulation.Pods.Stages;

/// <summary>The containers run, and the program is not ready for work: a server reads its weights.</summary>
internal static class StartingStage
{
    public static void Step(PodState state)
    {
        var program = state.Program;
        if (state.Since == state.Now)
        {
            Begin(state);
        }

        // Without a probe, a container that runs is taken for ready.
        state.IsReady = PodProbe.Of(program.Container, "readinessProbe") is null && PodProbe.Of(program.Container, "startupProbe") is null;
        if (program.Kind == ProgramKind.ModelServer && state.Has(FaultKind.Crash))
        {
            if (state.IsDue(state.Since + state.Cluster.Times.OtherBoot))
            {
                state.Fail(139);
            }
        }
        else if (program.Kind is ProgramKind.Loader or ProgramKind.Short or ProgramKind.Sleep)
        {
            state.Enter(PodStage.Working);
        }
        else if (state.IsDue(state.Since + state.Slowed(program.Kind == ProgramKind.ModelServer ? state.Cluster.Times.ServerBoot : state.Cluster.Times.OtherBoot)))
        {
            Serve(state);
        }
    }

    private static void Begin(PodState state)
    {
        state.Started = state.Now;
        state.LogOf(state.Program.Name).Reopen();
        state.Cluster.Events.Normal(state.Pod.Stored, PodState.Kubelet, "Started", $"Started container {state.Program.Name}");
    }

    private static void Serve(PodState state)
    {
        if (state.Program.Kind == ProgramKind.ModelServer)
        {
            state.Serving ??= new PodServing(state.Cluster, state.Pod, state.Program, state.LogOf(state.Program.Name));
        }

        if (state.Serving is null or { Listens: true })
        {
            state.Enter(PodStage.Working);
        }
    }
}

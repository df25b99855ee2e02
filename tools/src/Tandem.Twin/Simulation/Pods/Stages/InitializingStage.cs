namespace Tandem.Twin.Simulation.Pods.Stages;

/// <summary>One init container after the other.</summary>
internal static class InitializingStage
{
    public static void Step(PodState state)
    {
        var container = state.Pod.InitContainers.ElementAt(state.InitDone);
        var program = PodProgram.OfInit(container);
        if (program.Kind == ProgramKind.WeightsWaiter)
        {
            var waiter = new WeightsWaiter(state.Cluster, state.Pod, container, state.LogOf(program.Name));
            if (!waiter.IsOver(state.Since))
            {
                return;
            }

            if (!waiter.IsComplete)
            {
                state.Fail(1);
                return;
            }
        }
        else if (!state.IsDue(state.Since + state.Cluster.Times.ProcessEnd))
        {
            return;
        }

        state.InitDone++;
        state.LogOf(program.Name).End();
        state.Enter(state.InitDone < state.Pod.InitContainers.Count() ? PodStage.Initializing : PodStage.Starting);
        state.Cluster.LookAt(state.Now);
    }
}

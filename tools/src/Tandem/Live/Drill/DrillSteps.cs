using System.Text.Json.Nodes;
using Tandem.Live.Clusters;

namespace Tandem.Live.Drill;

/// <summary>What is waited for between the fault and the end of it, for each kind of scenario.</summary>
internal sealed class DrillSteps(DrillRun run, CancellationToken cancel)
{
    private DrillOptions Options => run.Options;

    private DrillFacts Facts => run.Facts;

    /// <summary>Phases 4 to 6: the fault shows, the region goes quiet, the others serve.</summary>
    public async Task FaultAsync()
    {
        var injected = Facts.Injected!.Value;
        await run.PhaseAsync(4, "confirm", "the cluster shows the fault", () => ConfirmAsync(injected));
        await run.PhaseAsync(5, "down", Options.Scenario.Kind == ScenarioKind.Failover ? $"{Options.Region} answers no more" : "the fault shows in the load", () => DownAsync(injected));
        await run.PhaseAsync(6, "failover", "all is well for a while", () => FailoverAsync(injected));
    }

    /// <summary>Phase 8: the region serves its share again.</summary>
    public async Task FailbackAsync(double share)
    {
        var since = Facts.FaultEnd!.Value;
        var kind = Options.Scenario.Kind;
        Facts.TakesChange = await TryChangeAsync();
        if (await run.UntilAsync(() => kind == ScenarioKind.Unnoticed || run.View.ShareHere(since) >= share * 0.8, Options.RestoreWithin, cancel))
        {
            Facts.Failback = kind == ScenarioKind.Failover ? run.Now - LoadView.Silence : run.Now;
            run.Note("failback");
        }

        var from = run.Now;
        await run.UntilAsync(() => run.View.IsWell(from, Options.Rate), Options.Settle + Options.Settle + Options.FailoverWithin, cancel);
    }

    private async Task ConfirmAsync(TimeSpan injected)
    {
        var isDown = Options.Scenario.Kind == ScenarioKind.Spill ? () => run.View.FirstElsewhere(injected) is not null : (Func<bool>)(() => run.Watch.Down is not null);
        await run.UntilAsync(() => isDown() || (Options.Scenario.Kind == ScenarioKind.Failover && HasMoved(injected)), Options.FailoverWithin, cancel);
        Facts.Detected = run.Watch.Down;
        run.Note("detect");
        Facts.TookChange = await TryChangeAsync();
    }

    // A trial changes nothing, and is refused where a change would be.
    private async Task<bool?> TryChangeAsync()
    {
        if (Options.Scenario.Kind != ScenarioKind.Unnoticed)
        {
            return null;
        }

        var (fleet, patch) = (run.Setting.Fleet, new JsonObject { ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { ["tandem.dev/drill"] = "trial" } } });
        try
        {
            await fleet.Config.PatchAsync(Resources.Gateways, fleet.Names.Namespace, fleet.Names.Gateway, patch, cancel, isTrial: true);
            return true;
        }
        catch (ClusterException)
        {
            return false;
        }
    }

    private async Task DownAsync(TimeSpan injected)
    {
        var isQuiet = Options.Scenario.Kind == ScenarioKind.Failover
            && await run.UntilAsync(() => run.View.IsQuiet(injected), Options.FailoverWithin, cancel);
        Facts.Quiet = isQuiet ? run.View.LastHere(injected) : null;
        Facts.Switched = run.View.FirstElsewhere(injected);
        run.Note("quiet");
        run.Note("switch");
    }

    private async Task FailoverAsync(TimeSpan injected)
    {
        var rate = Options.Scenario.Kind == ScenarioKind.Spill ? Options.OverloadRate : Options.Rate;
        var since = Facts.Quiet ?? injected;
        if (await run.UntilAsync(() => run.View.IsWell(since, rate), Options.FailoverWithin, cancel))
        {
            Facts.Stable = run.Now - Options.Settle;
            run.Note("stable");
        }

        Facts.Switched ??= run.View.FirstElsewhere(injected);
        Facts.Detected ??= run.Watch.Down;
        var from = run.Now;
        await run.UntilAsync(() => Facts.Stable is null || run.Now - from >= Options.Hold || IsOver, Options.Hold, cancel);
    }

    // Servers that came back by themselves end the fault; so does more damage than was agreed on.
    private bool IsOver => (Options.Scenario.HealsItself && run.Watch.Back is not null) || run.View.ErrorShare > Options.StopAtErrorShare;

    private bool HasMoved(TimeSpan injected) => run.View.IsQuiet(injected) && run.View.FirstElsewhere(injected) is not null;
}

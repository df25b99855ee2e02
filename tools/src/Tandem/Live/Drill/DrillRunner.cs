using Tandem.Live.Clusters;
using Tandem.Live.Targets;

namespace Tandem.Live.Drill;

/// <summary>Runs a drill: nine phases under a steady load, and everything put back however it ends.</summary>
/// <param name="setting">Its setting.</param>
/// <param name="preparation">What was found before it; every guard holds.</param>
/// <param name="lever">What brings the fault about.</param>
/// <param name="progress">Who is told.</param>
public sealed class DrillRunner(DrillSetting setting, DrillPreparation preparation, DrillLever lever, DrillProgress progress)
{
    // What is put back is put back even where nobody waits for it any more.
    private static readonly TimeSpan UndoWithin = TimeSpan.FromSeconds(90);

    // A Job needs a node and its image first.
    private static readonly TimeSpan LoadWithin = TimeSpan.FromMinutes(5);

    private readonly DrillRun run = new(setting, preparation, lever, progress);
    private readonly DrillRecordStore store = new(setting.Fleet);
    private readonly DrillUndo undo = new(setting.Fleet, setting.Control);
    private double share;

    /// <summary>Runs it.</summary>
    /// <param name="cancel">Stops it; everything is put back all the same.</param>
    /// <exception cref="ClusterException">The record could not be written: nothing was changed.</exception>
    public async Task<DrillReport> RunAsync(CancellationToken cancel)
    {
        var begun = setting.Time.GetUtcNow();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var background = new CancellationTokenSource();
        stop.CancelAfter(setting.Options.MaxDuration);
        var record = Record(begun);
        await store.WriteAsync(record, cancel);
        await BringAsync(record, cancel);
        run.Start();
        Task[] helpers =
        [
            setting.Load.RunAsync(run.Log, background.Token),
            run.Watch.RunAsync(setting.Time, background.Token),
            new Heartbeat(store, record, reason => Stop(stop, reason)).RunAsync(setting.Time, background.Token),
        ];
        await GuardedAsync(record, stop.Token, cancel);
        run.Facts.End = run.Now;
        await background.CancelAsync();
        await Task.WhenAll(helpers);
        var proof = await FinishAsync(record);
        return DrillReport.Of(run, record, proof, begun, setting.Time.GetUtcNow());
    }

    // Nothing was changed yet: where this fails, the lock goes with what was brought.
    private async Task BringAsync(DrillRecord record, CancellationToken cancel)
    {
        try
        {
            await (setting.Outfit?.BringAsync(record.Region, cancel) ?? Task.CompletedTask);
        }
        catch
        {
            await setting.Outfit!.TakeAwayAsync(record.Region, CancellationToken.None);
            await store.DeleteAsync(record.Home, CancellationToken.None);
            throw;
        }
    }

    private async Task GuardedAsync(DrillRecord record, CancellationToken stop, CancellationToken asked)
    {
        try
        {
            await PhasesAsync(record, stop);
        }
        catch (OperationCanceledException)
        {
            run.Facts.Stopped ??= asked.IsCancellationRequested ? "it was interrupted" : $"it took longer than {setting.Options.MaxDuration.TotalMinutes:0.#} minutes";
        }
        catch (ClusterException e)
        {
            run.Facts.Stopped ??= e.Message;
        }
        finally
        {
            run.Facts.FaultEnd ??= run.Facts.Injected is null ? null : run.Now;
            await UndoAsync(record);
        }
    }

    private async Task PhasesAsync(DrillRecord record, CancellationToken cancel)
    {
        var steps = new DrillSteps(run, cancel);
        await run.PhaseAsync(1, "verify", "the load is on its way", () => run.UntilAsync(() => run.Log.Snapshot().Count > 0, LoadWithin, cancel));
        await run.PhaseAsync(2, "baseline", $"{setting.Options.Baseline.TotalSeconds:0} s of load", () => BaselineAsync(cancel));
        await run.PhaseAsync(3, "inject", setting.Options.Scenario.Summary, () => InjectAsync(record, cancel));
        await steps.FaultAsync();
        await run.Counters.EndAsync("fault", cancel);
        await run.PhaseAsync(7, "restore", "the servers are ready", () => RestoreAsync(record, cancel));
        await run.PhaseAsync(8, "failback", $"{setting.Options.Region} serves its share", () => steps.FailbackAsync(share));
    }

    private async Task BaselineAsync(CancellationToken cancel)
    {
        var from = run.Log.Snapshot().Select(sample => sample.Due).DefaultIfEmpty(run.Now).Min();
        run.Facts.LoadStart = from;
        await run.Counters.BeginAsync(cancel);
        await run.UntilAsync(() => run.Now >= from + setting.Options.Baseline, setting.Options.Baseline + setting.Options.Baseline, cancel);
        await run.Counters.EndAsync("baseline", cancel);
        share = run.View.ShareSoFar();
        run.Facts.BaselineEnd = run.Now;
    }

    private async Task InjectAsync(DrillRecord record, CancellationToken cancel)
    {
        await DrillSuspension.ApplyAsync(setting.Fleet, record.Steps, cancel);
        await run.Counters.BeginAsync(cancel);
        run.Watch.Arm(preparation.Survey.Target.Wanted);
        run.Facts.Injected = run.Now;
        await lever.InjectAsync(record.Steps, cancel);
        run.Note("inject");
    }

    private async Task RestoreAsync(DrillRecord record, CancellationToken cancel)
    {
        run.Facts.Healed = setting.Options.Scenario.HealsItself && run.Watch.Back is not null;
        run.Facts.FaultEnd = run.Facts.Healed ? run.Watch.Back : run.Now;
        run.Note("restore");
        await lever.EndAsync(cancel);
        await undo.ApplyAsync(record, cancel);
        if (await run.UntilAsync(IsBack, setting.Options.RestoreWithin, cancel))
        {
            run.Facts.Restored = setting.Options.Scenario.HealsItself ? run.Watch.Back ?? run.Now : run.Now;
            run.Note("restored");
        }
    }

    private bool IsBack() => run.Watch.Ready >= preparation.Survey.Target.Wanted;

    private async Task UndoAsync(DrillRecord record)
    {
        using var deadline = new CancellationTokenSource(UndoWithin);
        try
        {
            await lever.EndAsync(deadline.Token);
            await undo.ApplyAsync(record, deadline.Token);
        }
        catch (Exception e) when (e is ClusterException or OperationCanceledException)
        {
            run.Facts.Stopped ??= e.Message;
            progress.Note($"Not everything could be put back: {e.Message} The record stays: run tandem drill abort as soon as the cluster answers.");
        }
    }

    // The record goes last, and only when all is as it was, or nothing more can be done about it.
    private async Task<IReadOnlyList<Restoration>> FinishAsync(DrillRecord record)
    {
        IReadOnlyList<Restoration> proof = [];
        await run.PhaseAsync(9, "cleanup", "all is as it was", async () =>
        {
            using var deadline = new CancellationTokenSource(UndoWithin);
            try
            {
                proof = await undo.ProveAsync(record, deadline.Token);
                await (setting.Outfit?.TakeAwayAsync(record.Region, deadline.Token) ?? Task.CompletedTask);
                if (proof.All(one => one.IsRestored || one.Found == "gone"))
                {
                    await store.DeleteAsync(record.Home, deadline.Token);
                }
            }
            catch (Exception e) when (e is ClusterException or OperationCanceledException)
            {
                run.Facts.Stopped ??= e.Message;
                progress.Note($"What was put back cannot be proven: {e.Message} The record stays: run tandem drill abort as soon as the cluster answers.");
            }
        });
        return proof;
    }

    private void Stop(CancellationTokenSource stop, string reason)
    {
        run.Facts.Stopped ??= reason;
        stop.Cancel();
    }

    private DrillRecord Record(DateTimeOffset begun)
    {
        var faulty = preparation.Steps.Where(step => step.Kind == UndoKind.Fault).Select(step => step.Region).Append(setting.Options.Region);
        var home = setting.Fleet.Clusters.Keys.Except(faulty, StringComparer.Ordinal).FirstOrDefault() ?? setting.Fleet.Others(setting.Options.Region)[0];
        return new DrillRecord($"drill-{begun:yyyyMMdd-HHmmss}-{Guid.NewGuid().ToString("N")[..6]}", setting.Options.Region, setting.Options.Scenario.Name,
            home, begun, ToolVersion.Text, ProcessMark.Own(), preparation.Steps);
    }
}

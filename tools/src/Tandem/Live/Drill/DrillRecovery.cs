using Tandem.Live.Jobs;
using Tandem.Live.Load;
using Tandem.Live.Targets;

namespace Tandem.Live.Drill;

/// <summary>Ends a drill that another process began: asks it to stop while it lives, puts back what it changed where it is dead.</summary>
/// <param name="fleet">The fleet.</param>
/// <param name="control">The twin's control endpoint; null on real clusters.</param>
/// <param name="outfit">What drills bring into a cluster; null where they bring nothing.</param>
/// <param name="time">The clock.</param>
public sealed class DrillRecovery(LiveFleet fleet, TwinControl? control, DrillOutfit? outfit, TimeProvider time)
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromMinutes(3);

    private readonly DrillRecordStore store = new(fleet);

    /// <summary>Whether a drill still runs. Its heartbeat decides where its process cannot be seen: clocks may differ, a change does not.</summary>
    public async Task<bool> IsAliveAsync(DrillRecord record, CancellationToken cancel)
    {
        if (record.Owner.IsAlive() is { } seen)
        {
            return seen;
        }

        var first = await store.HeartbeatAsync(record, cancel);
        return await Wait.UntilAsync(async token => await store.HeartbeatAsync(record, token) != first, Heartbeat.Interval * 5, time, cancel);
    }

    /// <summary>Puts back what a dead drill changed, and deletes its record.</summary>
    /// <returns>Proof of what is as it was.</returns>
    public async Task<IReadOnlyList<Restoration>> RestoreAsync(DrillRecord record, CancellationToken cancel)
    {
        var undo = new DrillUndo(fleet, control);
        await undo.ApplyAsync(record, cancel);
        await (outfit?.TakeAwayAsync(record.Region, cancel) ?? Task.CompletedTask);
        var proof = await undo.ProveAsync(record, cancel);
        await store.DeleteAsync(record.Home, cancel);
        return proof;
    }

    /// <summary>Asks a living drill to stop, and waits until its record is gone.</summary>
    /// <returns>Whether it stopped in time.</returns>
    public async Task<bool> StopAsync(DrillRecord record, string reason, CancellationToken cancel)
    {
        await store.AskToStopAsync(record, reason, cancel);
        return await Wait.UntilAsync(async token => await store.FindAsync(token) is null, StopWithin, time, cancel);
    }

    /// <summary>Deletes records that cannot be read.</summary>
    public Task DropAsync(CancellationToken cancel) => store.DeleteAsync(null, cancel);
}

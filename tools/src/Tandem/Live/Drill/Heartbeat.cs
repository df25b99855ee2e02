using Tandem.Live.Clusters;

namespace Tandem.Live.Drill;

/// <summary>Shows every two seconds that the drill is alive, and hears whether somebody wants it to stop.</summary>
/// <param name="store">Where the record is.</param>
/// <param name="record">The record.</param>
/// <param name="stop">Ends the drill, with the reason.</param>
internal sealed class Heartbeat(DrillRecordStore store, DrillRecord record, Action<string> stop)
{
    /// <summary>The time between two beats.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private const int MostMissed = 5;

    /// <summary>Beats until it is cancelled.</summary>
    public async Task RunAsync(TimeProvider time, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var missed = 0;
        try
        {
            for (var beat = 1; await timer.WaitForNextTickAsync(cancel); beat++)
            {
                missed = await BeatAsync(beat, cancel) ? 0 : missed + 1;
                if (missed == MostMissed)
                {
                    stop($"{record.Home} has not answered for {MostMissed} beats, so nobody could see that the drill is alive");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The drill is over.
        }
    }

    private async Task<bool> BeatAsync(int beat, CancellationToken cancel)
    {
        try
        {
            if (await store.BeatAsync(record, beat, cancel) is { } reason)
            {
                stop(reason);
            }

            return true;
        }
        catch (ClusterException e)
        {
            if (e.Problem == ClusterProblem.NotFound)
            {
                stop("its record was deleted");
            }

            return false;
        }
    }
}

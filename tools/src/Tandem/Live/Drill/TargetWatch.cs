using Tandem.Live.Clusters;
using Tandem.Live.Targets;

namespace Tandem.Live.Drill;

/// <summary>Keeps an eye on the region's servers while the drill runs.</summary>
/// <param name="fleet">The fleet.</param>
/// <param name="region">The region.</param>
/// <param name="now">The time of the drill.</param>
internal sealed class TargetWatch(LiveFleet fleet, string region, Func<TimeSpan> now)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private volatile bool armed;
    private int wanted;

    /// <summary>Servers that are ready; null where the cluster does not answer.</summary>
    public int? Ready { get; private set; }

    /// <summary>When none was ready for the first time after the fault, or the cluster stopped answering.</summary>
    public TimeSpan? Down { get; private set; }

    /// <summary>When all were ready again after that.</summary>
    public TimeSpan? Back { get; private set; }

    /// <summary>Begins to take note: the fault is about to be brought about.</summary>
    /// <param name="servers">How many servers are all.</param>
    public void Arm(int servers) => (wanted, armed) = (servers, true);

    /// <summary>Looks until it is cancelled.</summary>
    public async Task RunAsync(TimeProvider time, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Tick, time);
        try
        {
            do
            {
                await LookAsync(cancel);
            }
            while (await timer.WaitForNextTickAsync(cancel));
        }
        catch (OperationCanceledException)
        {
            // The drill is over.
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            var pods = await fleet[region].ListAsync(Resources.Pods, fleet.Names.Namespace, fleet.Names.ServerSelector, cancel);
            Ready = pods.Count(pod => pod.Is("Ready") && pod.Text("metadata", "deletionTimestamp") is null);
        }
        catch (ClusterException)
        {
            Ready = null;
        }

        Note();
    }

    private void Note()
    {
        if (armed && (Ready ?? 0) == 0)
        {
            Down ??= now();
        }
        else if (Down is not null && Ready >= wanted)
        {
            Back ??= now();
        }
    }
}

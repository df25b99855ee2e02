using Tandem.Live.Load;

namespace Tandem.Live.Drill;

/// <summary>From the first to the last request that failed because of the fault.</summary>
/// <param name="First">When the first was due, from the start of the load; null where none failed.</param>
/// <param name="Last">When the last was due.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Bound">When a failed endpoint is out, by the HealthCheckPolicy: what the window may be without retries; null where there is no policy.</param>
public sealed record ErrorWindow(TimeSpan? First, TimeSpan? Last, int Failed, TimeSpan? Bound)
{
    /// <summary>How long it was.</summary>
    public TimeSpan Length => Last - First ?? TimeSpan.Zero;

    /// <summary>Of the requests that were due from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static ErrorWindow Of(IEnumerable<LoadSample> samples, TimeSpan from, TimeSpan to, TimeSpan? bound)
    {
        // A request that was open when the fault came was due before it.
        var failed = samples.Where(sample => !sample.IsGood && sample.Ended >= from && sample.Due < to).Select(sample => sample.Due).Order().ToList();
        return failed.Count == 0 ? new ErrorWindow(null, null, 0, bound) : new ErrorWindow(failed[0], failed[^1], failed.Count, bound);
    }
}

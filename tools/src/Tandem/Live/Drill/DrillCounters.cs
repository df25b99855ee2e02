using Tandem.Live.Load;
using Tandem.Live.Targets;

namespace Tandem.Live.Drill;

/// <summary>Holds what answers say of their region against what the regions count themselves.</summary>
internal sealed class DrillCounters(TwinControl? control, LoadLog log)
{
    private readonly List<CounterCheck> checks = [];
    private IReadOnlyDictionary<string, long>? start;
    private TimeSpan from;

    /// <summary>What was found.</summary>
    public IReadOnlyList<CounterCheck> Checks => checks;

    /// <summary>Begins a window.</summary>
    public async Task BeginAsync(CancellationToken cancel)
    {
        start = control is null ? null : await control.AnsweredAsync(cancel);
        from = log.Now;
    }

    /// <summary>Ends it.</summary>
    public async Task EndAsync(string window, CancellationToken cancel)
    {
        if (start is null)
        {
            return;
        }

        // Only what was asked and answered inside the window must have been counted in it.
        var to = log.Now;
        var end = await control!.AnsweredAsync(cancel);
        var claimed = log.Since(from).Where(sample => sample.IsGood && sample.Ended <= to && sample.Region is not null).CountBy(sample => sample.Region!, StringComparer.Ordinal);
        checks.AddRange(claimed.OrderBy(region => region.Key, StringComparer.Ordinal)
            .Select(region => new CounterCheck(window, region.Key, region.Value, end.GetValueOrDefault(region.Key) - start.GetValueOrDefault(region.Key))));
        start = null;
    }
}

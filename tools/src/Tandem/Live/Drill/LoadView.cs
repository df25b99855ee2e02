using Tandem.Live.Load;

namespace Tandem.Live.Drill;

/// <summary>What the load shows while it runs, to wait for.</summary>
/// <param name="log">The load.</param>
/// <param name="options">How the drill is run.</param>
internal sealed class LoadView(LoadLog log, DrillOptions options)
{
    /// <summary>No answer of the region for so long counts as quiet.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    // The youngest requests may still be open.
    private static readonly TimeSpan Open = TimeSpan.FromSeconds(1);

    /// <summary>When the first request since <paramref name="from"/> was due that another region answered.</summary>
    public TimeSpan? FirstElsewhere(TimeSpan from) => Min(log.Since(from).Where(sample => sample.IsGood && sample.Region is not null && sample.Region != options.Region));

    /// <summary>When the last request was due that the region answered; the beginning where there is none.</summary>
    public TimeSpan LastHere(TimeSpan from) => log.Since(from).Where(IsHere).Select(sample => sample.Due).DefaultIfEmpty(from).Max();

    /// <summary>Whether the region has been quiet for a while.</summary>
    public bool IsQuiet(TimeSpan from) => log.Now - LastHere(from) >= Silence;

    /// <summary>Whether every request of the last seconds was answered, and enough were sent.</summary>
    public bool IsWell(TimeSpan since, double rate)
    {
        var from = log.Now - options.Settle - Open;
        var recent = log.Since(from).Where(sample => sample.Due < log.Now - Open).ToList();
        return from >= since && recent.Count >= rate * options.Settle.TotalSeconds * 0.9 && recent.All(sample => sample.IsGood);
    }

    /// <summary>The share of the region in the answers of the last seconds.</summary>
    public double ShareHere(TimeSpan since)
    {
        var from = log.Now - Silence - Open;
        var recent = from < since ? [] : log.Since(from).Where(sample => sample.IsGood).ToList();
        return recent.Count == 0 ? 0 : (double)recent.Count(IsHere) / recent.Count;
    }

    /// <summary>The share of failures of the last ten seconds.</summary>
    public double ErrorShare => LoadWindow.Of(log.Since(log.Now - TimeSpan.FromSeconds(10)), log.Now - TimeSpan.FromSeconds(10), log.Now, options.Rate).ErrorShare;

    /// <summary>The share of the region in the answers so far.</summary>
    public double ShareSoFar()
    {
        var good = log.Snapshot().Where(sample => sample.IsGood).ToList();
        return good.Count == 0 ? 0 : (double)good.Count(IsHere) / good.Count;
    }

    private bool IsHere(LoadSample sample) => sample.IsGood && sample.Region == options.Region;

    private static TimeSpan? Min(IEnumerable<LoadSample> samples) => samples.Select(sample => (TimeSpan?)sample.Due).Min();
}

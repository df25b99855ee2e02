using Tandem.Live.Load;

namespace Tandem.Live.Drill;

/// <summary>One second of the load, by when requests were due.</summary>
/// <param name="At">Its beginning, in seconds from the start of the load.</param>
/// <param name="Regions">Answers by the region that gave them.</param>
/// <param name="Failed">Requests that failed.</param>
/// <param name="P50">Half of the answers took no longer; null where there was none.</param>
/// <param name="P95">19 of 20 took no longer.</param>
/// <param name="P99">99 of 100 took no longer.</param>
public sealed record DrillSecond(int At, IReadOnlyDictionary<string, int> Regions, int Failed, TimeSpan? P50, TimeSpan? P95, TimeSpan? P99)
{
    /// <summary>Every second from the first to the last request, those without any included.</summary>
    public static IReadOnlyList<DrillSecond> Of(IReadOnlyList<LoadSample> samples)
    {
        var seconds = samples.ToLookup(sample => (int)sample.Due.TotalSeconds);
        var last = samples.Count == 0 ? -1 : samples.Max(sample => (int)sample.Due.TotalSeconds);
        return [.. Enumerable.Range(0, last + 1).Select(second => One(second, seconds[second]))];
    }

    private static DrillSecond One(int at, IEnumerable<LoadSample> samples)
    {
        var window = LoadWindow.Of(samples, TimeSpan.FromSeconds(at), TimeSpan.FromSeconds(at + 1), 0);
        return new DrillSecond(at, window.Regions, window.Sent - window.Answered, window.Latency?.P50, window.Latency?.P95, window.Latency?.P99);
    }
}

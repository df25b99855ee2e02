namespace Tandem.Live.Load;

/// <summary>How long things took, as nearest-rank percentiles: each is a time that was really measured.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="P50">Half took no longer.</param>
/// <param name="P95">19 of 20 took no longer.</param>
/// <param name="P99">99 of 100 took no longer.</param>
/// <param name="Max">The longest.</param>
public sealed record Percentiles(int Count, TimeSpan P50, TimeSpan P95, TimeSpan P99, TimeSpan Max)
{
    /// <summary>Of times in any order; null where there are none.</summary>
    public static Percentiles? Of(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        TimeSpan Rank(double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
        return sorted.Count == 0 ? null : new Percentiles(sorted.Count, Rank(0.50), Rank(0.95), Rank(0.99), sorted[^1]);
    }
}

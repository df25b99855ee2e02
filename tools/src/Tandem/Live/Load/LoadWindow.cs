namespace Tandem.Live.Load;

/// <summary>What the load met in a span of time.</summary>
/// <param name="From">Its beginning, from the start of the load.</param>
/// <param name="To">Its end.</param>
/// <param name="Rate">The rate that was wanted, in requests a second.</param>
public sealed record LoadWindow(TimeSpan From, TimeSpan To, double Rate)
{
    /// <summary>Requests that were sent.</summary>
    public int Sent { get; init; }

    /// <summary>Requests that were answered in full.</summary>
    public int Answered { get; init; }

    /// <summary>The others, by what became of them.</summary>
    public IReadOnlyDictionary<string, int> Failures { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Streams that began and broke off.</summary>
    public int StreamsCut { get; init; }

    /// <summary>Answers by the region that gave them; <c>unknown</c> where it did not say.</summary>
    public IReadOnlyDictionary<string, int> Regions { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How long answers took; null where there was none.</summary>
    public Percentiles? Latency { get; init; }

    /// <summary>How long the first token of a stream took; null where there was none.</summary>
    public Percentiles? FirstToken { get; init; }

    /// <summary>Requests a second that were sent.</summary>
    public double AchievedRate => To <= From ? 0 : Sent / (To - From).TotalSeconds;

    /// <summary>The share of requests that failed, 0 to 1.</summary>
    public double ErrorShare => Sent == 0 ? 0 : (double)(Sent - Answered) / Sent;

    /// <summary>The requests that were due in the span.</summary>
    public static LoadWindow Of(IEnumerable<LoadSample> samples, TimeSpan from, TimeSpan to, double rate)
    {
        var mine = samples.Where(sample => sample.Due >= from && sample.Due < to).ToList();
        var good = mine.Where(sample => sample.IsGood).ToList();
        return new LoadWindow(from, to, rate)
        {
            Sent = mine.Count,
            Answered = good.Count,
            Failures = Count(mine.Where(sample => !sample.IsGood).Select(sample => sample.Outcome.ToString())),
            StreamsCut = mine.Count(sample => sample is { Outcome: LoadOutcome.Cut, IsStream: true }),
            Regions = Count(good.Select(sample => sample.Region ?? "unknown")),
            Latency = Percentiles.Of(good.Select(sample => sample.Latency)),
            FirstToken = Percentiles.Of(good.Select(sample => sample.TimeToFirstToken).OfType<TimeSpan>()),
        };
    }

    private static SortedDictionary<string, int> Count(IEnumerable<string> names) =>
        new(names.GroupBy(name => name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal), StringComparer.Ordinal);
}

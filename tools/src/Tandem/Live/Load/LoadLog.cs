namespace Tandem.Live.Load;

/// <summary>Every request of a load, in the order in which they ended. Safe for many writers.</summary>
public sealed class LoadLog
{
    private readonly Lock gate = new();
    private readonly List<LoadSample> samples = [];
    private TimeSpan now;

    /// <summary>How many requests were to be sent and were not, because too many were open.</summary>
    public int Skipped { get; private set; }

    /// <summary>The time of the load: how far its sender has come.</summary>
    public TimeSpan Now
    {
        get
        {
            lock (gate)
            {
                return now;
            }
        }
    }

    /// <summary>Adds a request.</summary>
    public void Add(LoadSample sample)
    {
        lock (gate)
        {
            samples.Add(sample);
            now = sample.Ended > now ? sample.Ended : now;
        }
    }

    /// <summary>Moves the load's time on.</summary>
    public void Advance(TimeSpan to)
    {
        lock (gate)
        {
            now = to > now ? to : now;
        }
    }

    /// <summary>Counts requests that were not sent.</summary>
    public void Skip(int count)
    {
        lock (gate)
        {
            Skipped += count;
        }
    }

    /// <summary>The requests so far.</summary>
    public IReadOnlyList<LoadSample> Snapshot()
    {
        lock (gate)
        {
            return [.. samples];
        }
    }

    /// <summary>The requests that were due from <paramref name="from"/> on.</summary>
    public IReadOnlyList<LoadSample> Since(TimeSpan from)
    {
        lock (gate)
        {
            return [.. samples.Where(sample => sample.Due >= from)];
        }
    }
}

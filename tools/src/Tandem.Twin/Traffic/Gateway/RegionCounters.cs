namespace Tandem.Twin.Traffic.Gateway;

/// <summary>The counters of one region; see <see cref="RegionTraffic"/>.</summary>
internal sealed class RegionCounters
{
    private long requests;
    private long errors;
    private long retries;
    private long cut;
    private long refused;

    public void Answered() => Interlocked.Increment(ref requests);

    public void Failed()
    {
        Interlocked.Increment(ref requests);
        Interlocked.Increment(ref errors);
    }

    public void CutOff()
    {
        Failed();
        Interlocked.Increment(ref cut);
    }

    public void Retried() => Interlocked.Increment(ref retries);

    public void Refused() => Interlocked.Increment(ref refused);

    public RegionTraffic Snapshot(string region, int inFlight) => new(
        region, Interlocked.Read(ref requests), Interlocked.Read(ref errors), Interlocked.Read(ref retries), Interlocked.Read(ref cut), Interlocked.Read(ref refused), inFlight);
}

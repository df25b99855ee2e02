namespace Tandem.Twin.Traffic.Gateway;

/// <summary>Chooses where a request goes: the nearest region that is not full, else the least full one; there, the least busy endpoint.</summary>
internal sealed class Balancer
{
    private int turn;

    /// <summary>The endpoint for a request that came in at a region; null where none is healthy.</summary>
    public PodEndpoint? Choose(Pool pool, string door, IReadOnlyCollection<PodEndpoint> failed)
    {
        var (least, spare) = (double.MaxValue, default(IReadOnlyList<PodEndpoint>));
        foreach (var region in pool.From(door))
        {
            var live = region.Endpoints.Where(endpoint => endpoint.Healthy && !failed.Contains(endpoint)).ToList();
            var load = live.Count == 0 || region.Policy.Capacity <= 0 ? double.MaxValue : live.Average(endpoint => endpoint.Load(region.Policy)) / region.Policy.Capacity;
            if (load < 1)
            {
                return LeastBusy(live);
            }

            if (load < least)
            {
                (least, spare) = (load, live);
            }
        }

        return spare is null ? null : LeastBusy(spare);
    }

    // Turns among equals, or an idle pool would use one server alone.
    private PodEndpoint LeastBusy(IReadOnlyList<PodEndpoint> live)
    {
        var first = (int)((uint)Interlocked.Increment(ref turn) % (uint)live.Count);
        var best = live[first];
        for (var i = 1; i < live.Count; i++)
        {
            var other = live[(first + i) % live.Count];
            best = other.InFlight < best.InFlight ? other : best;
        }

        return best;
    }
}

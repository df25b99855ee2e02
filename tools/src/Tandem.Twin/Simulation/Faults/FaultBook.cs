namespace Tandem.Twin.Simulation.Faults;

/// <summary>The faults that are on. Safe for many threads.</summary>
public sealed class FaultBook
{
    private readonly Lock door = new();
    private readonly List<Fault> faults = [];
    private int count;

    /// <summary>Told after each change.</summary>
    public event EventHandler? Changed;

    /// <summary>The faults that are on, the oldest first.</summary>
    public IReadOnlyList<Fault> All
    {
        get
        {
            lock (door)
            {
                return [.. faults];
            }
        }
    }

    /// <summary>Switches a fault on.</summary>
    /// <param name="fault">What goes wrong; its id is made here.</param>
    /// <returns>The fault with its id.</returns>
    public Fault Add(Fault fault)
    {
        Fault added;
        lock (door)
        {
            added = fault with { Id = $"f{++count}" };
            faults.Add(added);
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return added;
    }

    /// <summary>Switches a fault off.</summary>
    /// <returns>Whether it was on.</returns>
    public bool Remove(string id)
    {
        bool removed;
        lock (door)
        {
            removed = faults.RemoveAll(fault => fault.Id == id) > 0;
        }

        if (removed)
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }

        return removed;
    }

    /// <summary>Whether such a fault is on in a region, for a Pod where one is named.</summary>
    public bool Has(FaultKind kind, string region, string? pod = null) => Find(kind, region, pod) is not null;

    /// <summary>The latest fault of a kind in a region, for a Pod where one is named; null for none.</summary>
    public Fault? Find(FaultKind kind, string region, string? pod = null)
    {
        lock (door)
        {
            return faults.FindLast(fault => fault.Kind == kind && fault.Region == region
                && (fault.Pod is null || (pod?.StartsWith(fault.Pod, StringComparison.Ordinal) ?? false)));
        }
    }

    /// <summary>Switches off those whose time is over.</summary>
    internal void Expire(DateTimeOffset now)
    {
        int ended;
        lock (door)
        {
            ended = faults.RemoveAll(fault => fault.Until is { } until && until <= now);
        }

        if (ended > 0)
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }
}

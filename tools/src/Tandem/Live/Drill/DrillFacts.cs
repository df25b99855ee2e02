namespace Tandem.Live.Drill;

/// <summary>What happened when, from the start of the load. What did not happen is null.</summary>
public sealed record DrillFacts
{
    /// <summary>The load was on its way: a Job in a cluster takes a while to start.</summary>
    public TimeSpan LoadStart { get; set; }

    /// <summary>The baseline ended.</summary>
    public TimeSpan? BaselineEnd { get; set; }

    /// <summary>The fault was brought about.</summary>
    public TimeSpan? Injected { get; set; }

    /// <summary>The cluster showed none of the region's servers ready.</summary>
    public TimeSpan? Detected { get; set; }

    /// <summary>The first request after the fault that another region answered was sent.</summary>
    public TimeSpan? Switched { get; set; }

    /// <summary>The last request before the region was quiet that it answered was sent.</summary>
    public TimeSpan? Quiet { get; set; }

    /// <summary>All had been well for the time that counts as stable.</summary>
    public TimeSpan? Stable { get; set; }

    /// <summary>The fault ended: it was taken away, or the servers were back by themselves.</summary>
    public TimeSpan? FaultEnd { get; set; }

    /// <summary>Whether the servers were back by themselves, before anything was put back.</summary>
    public bool Healed { get; set; }

    /// <summary>Whether the config cluster took a change while its API was gone; null where none was tried.</summary>
    public bool? TookChange { get; set; }

    /// <summary>Whether it took the same change once its API was back; null where none was tried.</summary>
    public bool? TakesChange { get; set; }

    /// <summary>The region's servers were ready again.</summary>
    public TimeSpan? Restored { get; set; }

    /// <summary>The region answered its share again.</summary>
    public TimeSpan? Failback { get; set; }

    /// <summary>The load ended.</summary>
    public TimeSpan? End { get; set; }

    /// <summary>Why the drill was stopped; null where it was not.</summary>
    public string? Stopped { get; set; }

    /// <summary>What happened, by name, in order.</summary>
    public IReadOnlyList<DrillEvent> Timeline =>
    [
        .. new[]
        {
            new DrillEvent("inject", "the fault was brought about", Injected),
            new DrillEvent("detect", "no server of the region is ready", Detected),
            new DrillEvent("switch", "first answer of another region", Switched),
            new DrillEvent("quiet", "last answer of the region", Quiet),
            new DrillEvent("stable", "all has been well for a while", Stable),
            new DrillEvent("restore", "the fault ended", FaultEnd),
            new DrillEvent("restored", "the region's servers are ready", Restored),
            new DrillEvent("failback", "the region answers its share again", Failback),
        }.Where(happened => happened.At is not null).OrderBy(happened => happened.At),
    ];
}

namespace Tandem.Live.Drill;

/// <summary>How a drill is run, and what it must show. All of it is fixed before the run and stands in the report.</summary>
/// <param name="Region">The region that is to fail.</param>
/// <param name="Scenario">How.</param>
public sealed record DrillOptions(string Region, DrillScenario Scenario)
{
    /// <summary>Requests a second.</summary>
    public double Rate { get; init; } = 20;

    /// <summary>Requests a second while the region is overloaded.</summary>
    public double OverloadRate { get; init; } = 200;

    /// <summary>How long the load runs before the fault.</summary>
    public TimeSpan Baseline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long all must be well before it counts as stable.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the fault stays once the others serve.</summary>
    public TimeSpan Hold { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest from the fault to the first answer of another region, and to the last of this one.</summary>
    public TimeSpan FailoverWithin { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>The longest from putting back to serving again. The codelab waits as long.</summary>
    public TimeSpan RestoreWithin { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The longest from the first to the last failed request; null for the health check's bound and two seconds.</summary>
    public TimeSpan? MaxErrorWindow { get; init; }

    /// <summary>Whether no request at all may fail: what a gateway that retries promises where servers leave in peace.</summary>
    public bool AllAnswered { get; init; }

    /// <summary>The largest share of failed requests while the fleet is stable, 0 to 1.</summary>
    public double MaxErrorShare { get; init; } = 0.001;

    /// <summary>The largest 95th percentile of latency while the others serve.</summary>
    public TimeSpan MaxP95 { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The largest 95th percentile of the time to the first token of a stream while the others serve.</summary>
    public TimeSpan MaxFirstToken { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The share of failures over ten seconds, 0 to 1, at which the drill stops once the deadline for the failover has passed.</summary>
    public double StopAtErrorShare { get; init; } = 0.5;

    /// <summary>The longest a drill may take before it puts everything back.</summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromMinutes(40);

    /// <summary>The longest from the first to the last failed request.</summary>
    /// <param name="bound">When a failed endpoint is out, by the HealthCheckPolicy; null where there is none.</param>
    public TimeSpan ErrorWindow(TimeSpan? bound) => MaxErrorWindow ?? ((bound ?? TimeSpan.Zero) + TimeSpan.FromSeconds(2));
}

using Tandem.Live.Load;

namespace Tandem.Live.Drill;

/// <summary>All that a verdict rests on.</summary>
/// <param name="Options">How the drill was run.</param>
/// <param name="Facts">What happened when.</param>
/// <param name="Samples">Every request.</param>
/// <param name="Bound">When a failed endpoint is out, by the HealthCheckPolicy.</param>
/// <param name="Counters">The regions' own counts.</param>
/// <param name="Restorations">Proof that all is as it was.</param>
public sealed record DrillEvidence(
    DrillOptions Options, DrillFacts Facts, IReadOnlyList<LoadSample> Samples, TimeSpan? Bound, IReadOnlyList<CounterCheck> Counters, IReadOnlyList<Restoration> Restorations)
{
    /// <summary>The longest error window that the hypothesis allows.</summary>
    public TimeSpan MaxErrorWindow => Options.ErrorWindow(Bound);

    /// <summary>The load before the fault. A request that was still open when the fault came failed because of it.</summary>
    public LoadWindow Before => Facts.BaselineEnd is not { } end ? new LoadWindow(TimeSpan.Zero, TimeSpan.Zero, Options.Rate)
        : LoadWindow.Of(Samples.Where(sample => sample.IsGood || sample.Ended < (Facts.Injected ?? TimeSpan.MaxValue)), Facts.LoadStart, end, Options.Rate);

    /// <summary>The load during the fault.</summary>
    public LoadWindow During => Window(Facts.Injected, Facts.FaultEnd ?? Facts.End, Options.Scenario.Kind == ScenarioKind.Spill ? Options.OverloadRate : Options.Rate);

    /// <summary>The load while the others served and all was stable.</summary>
    public LoadWindow Steady => Window(Facts.Stable, Facts.FaultEnd ?? Facts.End, During.Rate);

    /// <summary>The load after the region served again; after the fault where it never did.</summary>
    public LoadWindow After => Window(Facts.Failback ?? Facts.Restored ?? Facts.FaultEnd, Facts.End, Options.Rate);

    /// <summary>The whole load.</summary>
    public LoadWindow Whole => Window(Facts.LoadStart, Facts.End, Options.Rate);

    /// <summary>The requests that failed because of the fault.</summary>
    public ErrorWindow Errors => ErrorWindow.Of(Samples, Facts.Injected ?? TimeSpan.MaxValue, Facts.Failback ?? Facts.End ?? TimeSpan.MaxValue, Bound);

    private LoadWindow Window(TimeSpan? from, TimeSpan? to, double rate) =>
        from is null || to is null ? new LoadWindow(TimeSpan.Zero, TimeSpan.Zero, rate) : LoadWindow.Of(Samples, from.Value, to.Value, rate);
}

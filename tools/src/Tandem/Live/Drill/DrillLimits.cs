namespace Tandem.Live.Drill;

/// <summary>The limits of a drill, fixed before the run.</summary>
/// <param name="FailoverWithin">The longest from the fault to the first answer of another region.</param>
/// <param name="RestoreWithin">The longest from putting back to serving again.</param>
/// <param name="ErrorWindow">The longest from the first to the last failed request.</param>
/// <param name="ErrorShare">The largest share of failed requests while the fleet is stable, 0 to 1.</param>
/// <param name="P95">The largest 95th percentile of latency while the others serve.</param>
/// <param name="FirstToken">The largest 95th percentile of the time to the first token of a stream while the others serve.</param>
public sealed record DrillLimits(TimeSpan FailoverWithin, TimeSpan RestoreWithin, TimeSpan ErrorWindow, double ErrorShare, TimeSpan P95, TimeSpan FirstToken)
{
    /// <summary>Those of a drill's options.</summary>
    /// <param name="options">How the drill is run.</param>
    /// <param name="bound">When a failed endpoint is out, by the HealthCheckPolicy; null where there is none.</param>
    public static DrillLimits Of(DrillOptions options, TimeSpan? bound) => new(
        options.FailoverWithin, options.RestoreWithin, options.ErrorWindow(bound), options.MaxErrorShare, options.MaxP95, options.MaxFirstToken);
}

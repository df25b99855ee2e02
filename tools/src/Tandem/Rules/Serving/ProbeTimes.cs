namespace Tandem.Rules.Serving;

/// <summary>The times of a probe, with the defaults of Kubernetes: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/</summary>
/// <param name="Probe">The probe.</param>
internal sealed record ProbeTimes(ObjectField Probe)
{
    private const long DefaultPeriod = 10;
    private const long DefaultThreshold = 3;

    /// <summary>Seconds until it gives up a container that does not answer.</summary>
    public long Budget => Delay + (Period * Threshold);

    /// <summary>The field to edit: the period where the usual one would do, else the threshold.</summary>
    public ObjectField Odd(long wanted) =>
        Probe["periodSeconds"].Exists && Period != DefaultPeriod && (Fits(Delay + (DefaultPeriod * Threshold), wanted) || !Probe["failureThreshold"].Exists) ? Probe["periodSeconds"] : Probe["failureThreshold"];

    /// <summary>What is wrong with the times.</summary>
    public Flaw Flaw(long wanted, string message, string hint) => Odd(wanted) is { Exists: true } field ? field.Flaw(message, hint) : Odd(wanted).Missing(message, hint);

    private long Delay => Probe["initialDelaySeconds"].Integer ?? 0;

    private long Period => Probe["periodSeconds"].Integer ?? DefaultPeriod;

    private long Threshold => Probe["failureThreshold"].Integer ?? DefaultThreshold;

    // Neither too short nor ten times too long.
    private static bool Fits(long budget, long wanted) => budget >= wanted && budget <= wanted * 10;
}

using Tandem.Live.Load;

namespace Tandem.Live.Drill;

/// <summary>Judges a drill by its evidence: pure, so that a test can try every case.</summary>
public static class DrillJudge
{
    /// <summary>The smallest share of the wanted rate at which a load still proves something.</summary>
    public const double LeastRate = 0.95;

    /// <summary>Everything that must hold, in the order in which it is shown.</summary>
    public static IReadOnlyList<DrillCheck> Checks(DrillEvidence evidence) =>
    [
        .. ValidityChecks.Of(evidence),
        .. evidence.Options.Scenario.Kind switch
        {
            ScenarioKind.Failover => FailoverChecks.Of(evidence),
            ScenarioKind.Spill => SpillChecks.Of(evidence),
            _ => UnnoticedChecks.Of(evidence),
        },
        .. evidence.Restorations.Select(proof => new DrillCheck(proof.Object, CheckKind.Restoration, proof.Recorded, proof.Found, proof.IsRestored)),
    ];

    /// <summary>The verdict. A drill that was stopped never passes, and one that proves nothing never fails.</summary>
    public static DrillVerdict Verdict(DrillFacts facts, IReadOnlyList<DrillCheck> checks) =>
        facts.Stopped is not null ? DrillVerdict.Aborted
        : checks.Any(check => check is { Kind: CheckKind.Validity, Holds: false }) ? DrillVerdict.Invalid
        : checks.All(check => check.Holds) ? DrillVerdict.Passed : DrillVerdict.Failed;

    /// <summary>A time for people.</summary>
    internal static string Text(TimeSpan? time) => time is null ? "never" : $"{time.Value.TotalSeconds:0.0} s";

    /// <summary>A share for people.</summary>
    internal static string Text(double share) => $"{share * 100:0.##} %";

    /// <summary>How long after the fault something was.</summary>
    internal static TimeSpan? AfterFault(this DrillEvidence evidence, TimeSpan? time) => time - evidence.Facts.Injected;

    /// <summary>The answers of the region that failed that were asked for in a span.</summary>
    internal static int FromTarget(this DrillEvidence evidence, TimeSpan? from, TimeSpan? to) => from is null ? 0 : evidence.Samples
        .Count(sample => sample.IsGood && sample.Region == evidence.Options.Region && sample.Due > from && sample.Due < (to ?? TimeSpan.MaxValue));

    /// <summary>The check that a window had few failures.</summary>
    internal static DrillCheck Errors(string name, LoadWindow window, double limit) =>
        new(name, CheckKind.Hypothesis, $"at most {Text(limit)}", $"{window.Sent - window.Answered} of {window.Sent} failed", window.Sent > 0 && window.ErrorShare <= limit);
}

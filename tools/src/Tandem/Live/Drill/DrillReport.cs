namespace Tandem.Live.Drill;

/// <summary>All that a drill found: <c>tandem.drill/v1</c>. Times are seconds from the start of the load unless they are dates.</summary>
public sealed record DrillReport
{
    /// <summary>The form of the report.</summary>
    public const string SchemaName = "tandem.drill/v1";

    /// <summary>The form of the report.</summary>
    public string Schema { get; init; } = SchemaName;

    /// <summary>The drill.</summary>
    public required string Id { get; init; }

    /// <summary>The version of the tool.</summary>
    public required string Tool { get; init; }

    /// <summary><c>twin</c> or <c>live</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>How much faster than a real cluster's the clock of the twin runs; 1 on real clusters.</summary>
    public required double Speed { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset Ended { get; init; }

    /// <summary>The region that was to fail.</summary>
    public required string Region { get; init; }

    /// <summary>The other regions.</summary>
    public required IReadOnlyList<string> Survivors { get; init; }

    /// <summary>The scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>What brought it about.</summary>
    public required string Mechanism { get; init; }

    /// <summary>What was to be shown, fixed before the run.</summary>
    public required string Hypothesis { get; init; }

    /// <summary>What it came to.</summary>
    public required DrillVerdict Verdict { get; init; }

    /// <summary>Why it was stopped; null where it was not.</summary>
    public string? Stopped { get; init; }

    /// <summary>Every guard with what was found before the run.</summary>
    public required IReadOnlyList<GuardResult> Guards { get; init; }

    /// <summary>The limits, for programs; null in reports of a version that did not write them.</summary>
    public DrillLimits? Limits { get; init; }

    /// <summary>Everything that had to hold, with its limit and what was measured.</summary>
    public required IReadOnlyList<DrillCheck> Checks { get; init; }

    /// <summary>The phases that were run.</summary>
    public IReadOnlyList<DrillPhase> Phases { get; init; } = [];

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<DrillEvent> Timeline { get; init; } = [];

    /// <summary>The load before, during and after the fault, and while the others served steadily; null where the drill did not start.</summary>
    public DrillWindows? Windows { get; init; }

    /// <summary>The requests that failed because of the fault; null where there was no fault.</summary>
    public ErrorWindow? Errors { get; init; }

    /// <summary>What bounds that window without retries; null where there is no HealthCheckPolicy.</summary>
    public DrillHealthCheck? HealthCheck { get; init; }

    /// <summary>The regions' own counts.</summary>
    public IReadOnlyList<CounterCheck> Counters { get; init; } = [];

    /// <summary>Proof that all is as it was.</summary>
    public IReadOnlyList<Restoration> Restorations { get; init; } = [];

    /// <summary>The load second by second.</summary>
    public IReadOnlyList<DrillSecond> Seconds { get; init; } = [];

    /// <summary>The exit code that the verdict stands for.</summary>
    public int ExitCode() => Verdict switch { DrillVerdict.Passed => ExitCodes.Clean, DrillVerdict.Failed => ExitCodes.Findings, _ => ExitCodes.Unchecked };

    /// <summary>The report of a drill that a guard kept from starting.</summary>
    public static DrillReport NotStarted(DrillSetting setting, DrillPreparation preparation)
    {
        var now = setting.Time.GetUtcNow();
        return Head(setting, preparation, $"drill-{now:yyyyMMdd-HHmmss}", now, now) with
        {
            Verdict = DrillVerdict.Invalid,
            Stopped = $"it did not start: {string.Join("; ", preparation.Guards.Where(guard => !guard.Holds).Select(guard => $"{guard.Name}: {guard.Value}"))}",
        };
    }

    internal static DrillReport Of(DrillRun run, DrillRecord record, IReadOnlyList<Restoration> proof, DateTimeOffset started, DateTimeOffset ended)
    {
        var samples = run.Log.Snapshot();
        var evidence = new DrillEvidence(run.Options, run.Facts, samples, run.Preparation.Survey.HealthCheckBound, run.Counters.Checks, proof);
        var checks = DrillJudge.Checks(evidence);
        return Head(run.Setting, run.Preparation, record.Id, started, ended) with
        {
            Verdict = DrillJudge.Verdict(run.Facts, checks),
            Stopped = run.Facts.Stopped,
            Checks = checks,
            Phases = run.Phases,
            Timeline = run.Facts.Timeline,
            Windows = new DrillWindows(evidence.Before, evidence.During, evidence.Steady, evidence.After),
            Errors = run.Facts.Injected is null ? null : evidence.Errors,
            Counters = run.Counters.Checks,
            Restorations = proof,
            Seconds = DrillSecond.Of(samples),
        };
    }

    private static DrillReport Head(DrillSetting setting, DrillPreparation preparation, string id, DateTimeOffset started, DateTimeOffset ended) => new()
    {
        Id = id,
        Tool = ToolVersion.Text,
        Mode = setting.Fleet.Mode,
        Speed = setting.Fleet.Twin?.Speed ?? 1,
        Started = started,
        Ended = ended,
        Region = setting.Options.Region,
        Survivors = setting.Fleet.Others(setting.Options.Region),
        Scenario = setting.Options.Scenario.Name,
        Mechanism = setting.Fleet.Twin is null ? setting.Options.Scenario.LiveMechanism ?? "" : setting.Options.Scenario.TwinMechanism,
        Hypothesis = setting.Options.Scenario.Hypothesis,
        Verdict = DrillVerdict.Aborted,
        Guards = preparation.Guards,
        HealthCheck = preparation.Survey.HealthCheck,
        Limits = DrillLimits.Of(setting.Options, preparation.Survey.HealthCheckBound),
        Checks = [],
    };
}

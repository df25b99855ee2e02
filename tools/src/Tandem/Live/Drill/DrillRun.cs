using Tandem.Live.Load;

namespace Tandem.Live.Drill;

/// <summary>A drill while it runs.</summary>
/// <param name="Setting">Its setting.</param>
/// <param name="Preparation">What was found before it.</param>
/// <param name="Lever">What brings the fault about.</param>
/// <param name="Progress">Who is told.</param>
internal sealed record DrillRun(DrillSetting Setting, DrillPreparation Preparation, DrillLever Lever, DrillProgress Progress)
{
    private long started;

    public LoadLog Log { get; } = new();

    public DrillFacts Facts { get; } = new();

    public List<DrillPhase> Phases { get; } = [];

    public DrillOptions Options => Setting.Options;

    public LoadView View => new(Log, Options);

    public DrillCounters Counters { get => field ??= new(Setting.Control, Log); }

    public TargetWatch Watch { get => field ??= new(Setting.Fleet, Lever is TwinFaultLever && Options.Scenario.Kind == ScenarioKind.Unnoticed ? Setting.Fleet.Names.ConfigCluster : Options.Region, () => Now); }

    /// <summary>The time since the load began.</summary>
    public TimeSpan Now => Setting.Time.GetElapsedTime(started);

    public void Start() => started = Setting.Time.GetTimestamp();

    /// <summary>Runs one phase and notes how long it took, however it ends.</summary>
    public async Task PhaseAsync(int number, string name, string waits, Func<Task> run)
    {
        Progress.Phase(number, name, waits);
        var from = Now;
        try
        {
            await run();
        }
        finally
        {
            Phases.Add(new DrillPhase(number, name, from, Now));
        }
    }

    /// <summary>Notes what happened, and says so.</summary>
    public void Note(string name)
    {
        if (Facts.Timeline.FirstOrDefault(happened => happened.Name == name) is { } happened)
        {
            Progress.Event(happened);
        }
    }

    public Task<bool> UntilAsync(Func<bool> condition, TimeSpan deadline, CancellationToken cancel) => Wait.UntilAsync(condition, deadline, Setting.Time, cancel);
}

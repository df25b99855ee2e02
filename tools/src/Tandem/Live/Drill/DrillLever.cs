using System.Text.Json.Nodes;

namespace Tandem.Live.Drill;

/// <summary>Brings a fault about.</summary>
/// <param name="setting">The drill's setting.</param>
public abstract class DrillLever(DrillSetting setting)
{
    private const string SlowBoot = "slow-boot";

    // Times as long as usual: longer than any drill, and over as soon as the fault is taken away.
    private const double LongBoot = 10_000;

    /// <summary>The drill's setting.</summary>
    protected DrillSetting Setting { get; } = setting;

    /// <summary>The region that is to fail.</summary>
    protected string Region => Setting.Options.Region;

    /// <summary>What will be changed, in order, with what it is now.</summary>
    public abstract Task<IReadOnlyList<UndoStep>> PlanAsync(CancellationToken cancel);

    /// <summary>Brings the fault about. The record stands by now, and automated sync is suspended where the plan has it.</summary>
    public abstract Task InjectAsync(IReadOnlyList<UndoStep> steps, CancellationToken cancel);

    /// <summary>What holds the region down on the twin; empty on real clusters. docs/decisions/0041-a-drill-can-prove-nothing.md</summary>
    protected IReadOnlyList<UndoStep> Hold => Setting.Control is null ? [] : [new UndoStep(UndoKind.Fault, Region, null, SlowBoot, null)];

    /// <summary>Holds the region down on the twin: there a server starts in seconds, where a real one reads its weights for minutes.</summary>
    protected Task HoldAsync(CancellationToken cancel) => Setting.Control is not { } control ? Task.CompletedTask
        : control.AddFaultAsync(new JsonObject { ["kind"] = SlowBoot, ["region"] = Region, ["value"] = LongBoot }, cancel);

    /// <summary>Ends what no record can end.</summary>
    public virtual Task EndAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>The guard that there is something to pull.</summary>
    public virtual GuardResult Effect(IReadOnlyList<UndoStep> steps) => new("there is something to change", true, steps.Count == 0 ? "nothing is to be put back" : $"{steps.Count} fields", null);

    /// <summary>The lever of a scenario.</summary>
    public static DrillLever Of(DrillSetting setting) => setting.Options.Scenario.Name switch
    {
        "scale-to-zero" => new ScaleLever(setting),
        "crash" => new CrashLever(setting),
        "drain" => new DrainLever(setting),
        "overload" => new OverloadLever(setting),
        "hang" => new TwinFaultLever(setting, "hang"),
        "region-loss" => new TwinFaultLever(setting, "region-loss"),
        _ => new TwinFaultLever(setting, "control-plane-gone"),
    };
}

namespace Tandem.Live.Drill;

/// <summary>Asks for more than the region should take.</summary>
internal sealed class OverloadLever(DrillSetting setting) : DrillLever(setting)
{
    public override Task<IReadOnlyList<UndoStep>> PlanAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<UndoStep>>([]);

    public override Task InjectAsync(IReadOnlyList<UndoStep> steps, CancellationToken cancel) => Setting.Load.SetRateAsync(Setting.Options.OverloadRate, cancel);

    public override Task EndAsync(CancellationToken cancel) => Setting.Load.SetRateAsync(Setting.Options.Rate, cancel);

    public override GuardResult Effect(IReadOnlyList<UndoStep> steps) => new("the overload is more than the load", Setting.Options.OverloadRate > Setting.Options.Rate,
        $"{Setting.Options.Rate:0.#} to {Setting.Options.OverloadRate:0.#} requests a second", "Raise --overload-rps.");
}

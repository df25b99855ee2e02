using System.Text.Json.Nodes;

namespace Tandem.Live.Drill;

/// <summary>Sets a fault of the twin, for what real clusters have no safe lever for.</summary>
internal sealed class TwinFaultLever(DrillSetting setting, string kind) : DrillLever(setting)
{
    private string Where => kind == "control-plane-gone" ? Setting.Fleet.Names.ConfigCluster : Region;

    public override Task<IReadOnlyList<UndoStep>> PlanAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<UndoStep>>([new UndoStep(UndoKind.Fault, Where, null, kind, null)]);

    public override Task InjectAsync(IReadOnlyList<UndoStep> steps, CancellationToken cancel) =>
        Setting.Control!.AddFaultAsync(new JsonObject { ["kind"] = kind, ["region"] = Where }, cancel);
}

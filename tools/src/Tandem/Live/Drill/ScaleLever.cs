using System.Text.Json.Nodes;
using Tandem.Live.Clusters;

namespace Tandem.Live.Drill;

/// <summary>Scales the region's model servers to zero.</summary>
internal sealed class ScaleLever(DrillSetting setting) : DrillLever(setting)
{
    public override async Task<IReadOnlyList<UndoStep>> PlanAsync(CancellationToken cancel)
    {
        var servers = await Setting.Fleet[Region].ListAsync(Resources.Deployments, Setting.Fleet.Names.Namespace, Setting.Fleet.Names.ServerSelector, cancel);
        return
        [
            .. await DrillSuspension.PlanAsync(Setting.Fleet, Region, cancel),
            .. servers.Select(server => new UndoStep(UndoKind.Replicas, Region, Setting.Fleet.Names.Namespace, server.Name(), server.At("spec", "replicas")?.DeepClone())),
        ];
    }

    public override async Task InjectAsync(IReadOnlyList<UndoStep> steps, CancellationToken cancel)
    {
        foreach (var step in steps.Where(step => step.Kind == UndoKind.Replicas))
        {
            await Setting.Fleet[Region].PatchAsync(Resources.Deployments, step.Namespace, step.Name, new JsonObject { ["spec"] = new JsonObject { ["replicas"] = 0 } }, cancel);
        }
    }

    public override GuardResult Effect(IReadOnlyList<UndoStep> steps)
    {
        var servers = steps.Where(step => step.Kind == UndoKind.Replicas).Select(step => $"{step.Name} ({step.Value?.ToJsonString() ?? "1"})").ToList();
        return new GuardResult("there are servers to scale", servers.Count > 0, servers.Count == 0 ? "none" : string.Join(", ", servers),
            servers.Count > 0 ? null : $"No Deployment in {Region} has the label {Setting.Fleet.Names.ServerSelector}.");
    }
}

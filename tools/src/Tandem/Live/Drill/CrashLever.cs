using Tandem.Live.Clusters;

namespace Tandem.Live.Drill;

/// <summary>Kills the region's model servers. Their Deployment makes new ones, so nothing is to be put back on a real cluster.</summary>
internal sealed class CrashLever(DrillSetting setting) : DrillLever(setting)
{
    public override Task<IReadOnlyList<UndoStep>> PlanAsync(CancellationToken cancel) => Task.FromResult(Hold);

    public override async Task InjectAsync(IReadOnlyList<UndoStep> steps, CancellationToken cancel)
    {
        await HoldAsync(cancel);
        var (cluster, names) = (Setting.Fleet[Region], Setting.Fleet.Names);
        var pods = await cluster.ListAsync(Resources.Pods, names.Namespace, names.ServerSelector, cancel);
        await Task.WhenAll(pods.Select(pod => cluster.DeleteAsync(Resources.Pods, names.Namespace, pod.Name(), cancel, grace: 0)));
    }
}

using System.Text.Json.Nodes;
using Tandem.Live.Clusters;
using Tandem.Live.Load;

namespace Tandem.Live.Drill;

/// <summary>Drains the nodes of the region's model servers as <c>kubectl drain</c> does: cordon first, then evictions that heed the disruption budget.</summary>
internal sealed class DrainLever(DrillSetting setting) : DrillLever(setting)
{
    public override async Task<IReadOnlyList<UndoStep>> PlanAsync(CancellationToken cancel)
    {
        var steps = new List<UndoStep>();
        foreach (var node in (await PodsAsync(cancel)).Select(pod => pod.Text("spec", "nodeName")).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var found = await Setting.Fleet[Region].FindAsync(Resources.Nodes, null, node, cancel);
            steps.Add(new UndoStep(UndoKind.Unschedulable, Region, null, node, found.At("spec", "unschedulable")?.DeepClone()));
        }

        return steps;
    }

    public override async Task InjectAsync(IReadOnlyList<UndoStep> steps, CancellationToken cancel)
    {
        foreach (var step in steps)
        {
            await Setting.Fleet[Region].PatchAsync(Resources.Nodes, null, step.Name, new JsonObject { ["spec"] = new JsonObject { ["unschedulable"] = true } }, cancel);
        }

        await Task.WhenAll((await PodsAsync(cancel)).Select(pod => EvictAsync(pod.Name(), cancel)));
    }

    public override GuardResult Effect(IReadOnlyList<UndoStep> steps) => new("there are nodes to drain", steps.Count > 0,
        steps.Count == 0 ? "none" : string.Join(", ", steps.Select(step => step.Name)), steps.Count > 0 ? null : "No model server of the region runs on a node.");

    // A budget that allows none right now says 429; the next second may allow it.
    private Task EvictAsync(string pod, CancellationToken cancel) => Wait.UntilAsync(async token =>
    {
        try
        {
            var eviction = new JsonObject { ["apiVersion"] = "policy/v1", ["kind"] = "Eviction", ["metadata"] = new JsonObject { ["name"] = pod, ["namespace"] = Setting.Fleet.Names.Namespace } };
            await Setting.Fleet[Region].PostAsync(Resources.Pods, Setting.Fleet.Names.Namespace, pod, "eviction", eviction, token);
            return true;
        }
        catch (ClusterException e) when (e.Problem is ClusterProblem.Throttled)
        {
            return false;
        }
        catch (ClusterException e) when (e.Problem is ClusterProblem.NotFound)
        {
            return true;
        }
    }, Setting.Options.FailoverWithin, Setting.Time, cancel);

    private Task<IReadOnlyList<JsonObject>> PodsAsync(CancellationToken cancel) =>
        Setting.Fleet[Region].ListAsync(Resources.Pods, Setting.Fleet.Names.Namespace, Setting.Fleet.Names.ServerSelector, cancel);
}

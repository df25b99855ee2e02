using System.Text.Json.Nodes;
using Tandem.Live.Clusters;
using Tandem.Live.Load;

namespace Tandem.Live.Drill;

/// <summary>Drains the nodes of the region's model servers as <c>kubectl drain</c> does: cordon first, then evictions that heed the disruption budget.</summary>
internal sealed class DrainLever(DrillSetting setting) : DrillLever(setting)
{
    public override async Task<IReadOnlyList<UndoStep>> PlanAsync(CancellationToken cancel)
    {
        List<UndoStep> steps = [.. Hold];
        foreach (var node in (await PodsAsync(cancel)).Select(pod => pod.Text("spec", "nodeName")).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var found = await Setting.Fleet[Region].FindAsync(Resources.Nodes, null, node, cancel);
            steps.Add(new UndoStep(UndoKind.Unschedulable, Region, null, node, found.At("spec", "unschedulable")?.DeepClone()));
        }

        return steps;
    }

    public override async Task InjectAsync(IReadOnlyList<UndoStep> steps, CancellationToken cancel)
    {
        await HoldAsync(cancel);
        foreach (var step in steps.Where(step => step.Kind == UndoKind.Unschedulable))
        {
            await Setting.Fleet[Region].PatchAsync(Resources.Nodes, null, step.Name, new JsonObject { ["spec"] = new JsonObject { ["unschedulable"] = true } }, cancel);
        }

        await Task.WhenAll((await PodsAsync(cancel)).Select(pod => EvictAsync(pod.Name(), cancel)));
    }

    public override GuardResult Effect(IReadOnlyList<UndoStep> steps)
    {
        var nodes = steps.Where(step => step.Kind == UndoKind.Unschedulable).Select(step => step.Name).ToList();
        return new GuardResult("there are nodes to drain", nodes.Count > 0, nodes.Count == 0 ? "none" : string.Join(", ", nodes), nodes.Count > 0 ? null : "No model server of the region runs on a node.");
    }

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

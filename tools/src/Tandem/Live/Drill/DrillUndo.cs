using System.Text.Json.Nodes;
using Tandem.Live.Clusters;
using Tandem.Live.Targets;

namespace Tandem.Live.Drill;

/// <summary>Puts back what a drill changed. It works from the record alone, and twice does no more than once.</summary>
/// <param name="fleet">The fleet.</param>
/// <param name="control">The twin's control endpoint; null on real clusters.</param>
public sealed class DrillUndo(LiveFleet fleet, TwinControl? control)
{
    /// <summary>Puts everything back, from the last change to the first: servers before the sync that watches them, children before the root.</summary>
    /// <exception cref="ClusterException">A cluster cannot be reached; what was put back before stays so.</exception>
    public async Task ApplyAsync(DrillRecord record, CancellationToken cancel)
    {
        foreach (var step in record.Steps.Reverse())
        {
            try
            {
                await ApplyAsync(step, cancel);
            }
            catch (ClusterException e) when (e.Problem == ClusterProblem.NotFound)
            {
                // Somebody deleted it meanwhile; the proof says so.
            }
        }
    }

    /// <summary>Compares every thing with its record.</summary>
    public async Task<IReadOnlyList<Restoration>> ProveAsync(DrillRecord record, CancellationToken cancel)
    {
        var proof = new List<Restoration>();
        foreach (var step in record.Steps)
        {
            proof.Add(new Restoration(step.Object, Shown(step.Value), await FoundAsync(step, cancel)));
        }

        return proof;
    }

    private Task ApplyAsync(UndoStep step, CancellationToken cancel) => step.Kind switch
    {
        UndoKind.Fault => RemoveFaultsAsync(step, cancel),
        UndoKind.Replicas => Cluster(step).PatchAsync(Resources.Deployments, step.Namespace, step.Name, Spec("replicas", step.Value), cancel),
        UndoKind.Unschedulable => Cluster(step).PatchAsync(Resources.Nodes, null, step.Name, Spec("unschedulable", step.Value), cancel),
        _ => Cluster(step).PatchAsync(Resources.Applications, step.Namespace, step.Name, DrillSuspension.Automated(step.Value), cancel),
    };

    private async Task<string> FoundAsync(UndoStep step, CancellationToken cancel) => step.Kind switch
    {
        UndoKind.Fault => (await FaultsAsync(step, cancel)).Count == 0 ? Shown(null) : "set",
        UndoKind.Replicas => Field(await Cluster(step).FindAsync(Resources.Deployments, step.Namespace, step.Name, cancel), "spec", "replicas"),
        UndoKind.Unschedulable => Field(await Cluster(step).FindAsync(Resources.Nodes, null, step.Name, cancel), "spec", "unschedulable"),
        _ => Field(await Cluster(step).FindAsync(Resources.Applications, step.Namespace, step.Name, cancel), "spec", "syncPolicy", "automated"),
    };

    private async Task RemoveFaultsAsync(UndoStep step, CancellationToken cancel)
    {
        foreach (var fault in await FaultsAsync(step, cancel))
        {
            await control!.RemoveFaultAsync(fault.Text("id") ?? "", cancel);
        }
    }

    private async Task<IReadOnlyList<JsonObject>> FaultsAsync(UndoStep step, CancellationToken cancel) => control is null ? [] :
        [.. (await control.FaultsAsync(cancel)).Where(fault => fault.Text("kind") == step.Name && fault.Text("region") == step.Region)];

    private ClusterClient Cluster(UndoStep step) => fleet[step.Region];

    private static JsonObject Spec(string field, JsonNode? value) => new() { ["spec"] = new JsonObject { [field] = value?.DeepClone() } };

    private static string Field(JsonObject? found, params ReadOnlySpan<string> path) => found is null ? "gone" : Shown(found.At(path));

    private static string Shown(JsonNode? value) => value?.ToJsonString() ?? "not set";
}

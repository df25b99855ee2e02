using System.Text.Json.Nodes;
using Tandem.Live.Clusters;
using Tandem.Live.Load;
using Tandem.Live.Targets;

namespace Tandem.Live.Cleanup;

/// <summary>Deletes what a plan names, stage by stage, and waits until each is gone. Run again, it goes on where it stopped.</summary>
/// <param name="fleet">The fleet.</param>
/// <param name="say">Told of each thing that was done.</param>
/// <param name="time">The clock.</param>
public sealed class CleanupRunner(LiveFleet fleet, Action<string> say, TimeProvider time)
{
    /// <summary>Runs it.</summary>
    /// <returns>What is still there, with why.</returns>
    /// <exception cref="ClusterException">A cluster cannot be asked, or refuses.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(CleanupPlan plan, CancellationToken cancel)
    {
        foreach (var stage in plan.Stages)
        {
            say(stage.Name);
            if (await RunAsync(stage, cancel) is { Count: > 0 } left)
            {
                // What comes next rests on this being gone.
                return left;
            }
        }

        // The other regions' exports keep it.
        return plan.IsPartial ? [] : await ImportAsync(cancel);
    }

    private async Task<IReadOnlyList<string>> RunAsync(CleanupStage stage, CancellationToken cancel)
    {
        foreach (var target in stage.Targets.Where(target => target.Type == Resources.Applications))
        {
            await fleet[target.Region].PatchAsync(target.Type, target.Namespace, target.Name, new JsonObject { ["spec"] = new JsonObject { ["syncPolicy"] = new JsonObject { ["automated"] = null } } }, cancel);
        }

        foreach (var target in stage.Targets)
        {
            await fleet[target.Region].DeleteAsync(target.Type, target.Namespace, target.Name, cancel);
        }

        var left = stage.Targets.ToList();
        await Wait.UntilAsync(async token =>
        {
            foreach (var target in left.ToList())
            {
                if (await fleet[target.Region].FindAsync(target.Type, target.Namespace, target.Name, token) is null)
                {
                    say($"  gone  {target}");
                    left.Remove(target);
                }
            }

            return left.Count == 0 && await ArePodsGoneAsync(stage, token);
        }, stage.Within, time, cancel);
        return [.. await Task.WhenAll(left.Select(target => WhyAsync(target, cancel)))];
    }

    // A Deployment is gone at once; its servers may drain for minutes, and their accounts must stay until then.
    private async Task<bool> ArePodsGoneAsync(CleanupStage stage, CancellationToken cancel)
    {
        foreach (var region in stage.Targets.Where(target => target.Type.Kind == "Deployment").Select(target => target.Region).Distinct(StringComparer.Ordinal))
        {
            if ((await fleet[region].ListAsync(Resources.Pods, fleet.Names.Namespace, fleet.Names.ServerSelector, cancel)).Count > 0)
            {
                return false;
            }
        }

        return true;
    }

    // GKE makes it of the exports and deletes it after them: never ours to delete.
    private async Task<IReadOnlyList<string>> ImportAsync(CancellationToken cancel)
    {
        var isGone = await Wait.UntilAsync(async token => await fleet.Config.FindAsync(Resources.Imports, fleet.Names.Namespace, fleet.Names.Pool, token) is null, TimeSpan.FromMinutes(5), time, cancel);
        return isGone ? [] : [$"GCPInferencePoolImport {fleet.Names.Pool} in {fleet.Config.Region}: GKE has not deleted it yet"];
    }

    private async Task<string> WhyAsync(CleanupTarget target, CancellationToken cancel)
    {
        var found = await fleet[target.Region].FindAsync(target.Type, target.Namespace, target.Name, cancel);
        var finalizers = (found.At("metadata", "finalizers") as JsonArray)?.Select(finalizer => finalizer?.GetValue<string>()).OfType<string>().ToList() ?? [];
        return finalizers.Count > 0 ? $"{target}: waits for {string.Join(", ", finalizers)}" : $"{target}: not deleted yet";
    }
}

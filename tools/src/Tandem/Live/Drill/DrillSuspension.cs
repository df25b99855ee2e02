using System.Text.Json.Nodes;
using Tandem.Live.Clusters;
using Tandem.Live.Targets;

namespace Tandem.Live.Drill;

/// <summary>Keeps Argo CD from undoing a drill: automated sync is off while it lasts, the root's first, or the root would put the others back.</summary>
internal static class DrillSuspension
{
    /// <summary>What there is to suspend in a region, the Application that deploys Applications first.</summary>
    public static async Task<IReadOnlyList<UndoStep>> PlanAsync(LiveFleet fleet, string region, CancellationToken cancel)
    {
        var applications = await fleet[region].ListAsync(Resources.Applications, fleet.Names.ArgocdNamespace, null, cancel);
        return
        [
            .. applications.Where(application => application.At("spec", "syncPolicy", "automated") is not null)
                .OrderByDescending(application => application.Text("spec", "destination", "namespace") == fleet.Names.ArgocdNamespace)
                .ThenBy(application => application.Name(), StringComparer.Ordinal)
                .Select(application => new UndoStep(UndoKind.Automated, region, fleet.Names.ArgocdNamespace, application.Name(),
                    application.At("spec", "syncPolicy", "automated")!.DeepClone())),
        ];
    }

    /// <summary>Suspends.</summary>
    public static async Task ApplyAsync(LiveFleet fleet, IEnumerable<UndoStep> steps, CancellationToken cancel)
    {
        foreach (var step in steps.Where(step => step.Kind == UndoKind.Automated))
        {
            await fleet[step.Region].PatchAsync(Resources.Applications, step.Namespace, step.Name, Automated(null), cancel);
        }
    }

    /// <summary>The patch that sets automated sync to <paramref name="value"/>; null turns it off.</summary>
    public static JsonObject Automated(JsonNode? value) =>
        new() { ["spec"] = new JsonObject { ["syncPolicy"] = new JsonObject { ["automated"] = value?.DeepClone() } } };
}

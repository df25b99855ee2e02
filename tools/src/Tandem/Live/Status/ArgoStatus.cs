using Tandem.Live.Clusters;
using Tandem.Live.Targets;

namespace Tandem.Live.Status;

/// <summary>How Argo CD's Applications are.</summary>
internal static class ArgoStatus
{
    public static async Task<IReadOnlyList<StatusItem>> TakeAsync(LiveFleet fleet, string region, CancellationToken cancel)
    {
        var applications = await fleet[region].ListAsync(Resources.Applications, fleet.Names.ArgocdNamespace, null, cancel);
        return applications.Count == 0 ? [StatusItem.Of(region, "argocd", "Applications", false, $"none in namespace {fleet.Names.ArgocdNamespace}")]
            : [.. applications.OrderBy(application => application.Name(), StringComparer.Ordinal).Select(application => Of(region, application))];
    }

    private static StatusItem Of(string region, System.Text.Json.Nodes.JsonObject application)
    {
        var (sync, health) = (application.Text("status", "sync", "status") ?? "Unknown", application.Text("status", "health", "status") ?? "Unknown");
        var suspended = application.At("spec", "syncPolicy", "automated") is null ? ", automated sync is off" : "";
        var level = health is "Progressing" ? StatusLevel.Waiting : sync == "Synced" && health == "Healthy" && suspended.Length == 0 ? StatusLevel.Good : StatusLevel.Bad;
        return new StatusItem(region, "argocd", $"Application {application.Name()}", level, $"{sync}, {health}{suspended}");
    }
}

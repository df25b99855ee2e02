using System.Text.Json.Nodes;
using Tandem.Live.Clusters;
using Tandem.Live.Status;
using Tandem.Live.Targets;

namespace Tandem.Live.Preflight;

/// <summary>Whether Argo CD is there, in the release that the facts name.</summary>
internal static class ArgoPreflight
{
    private const string Server = "argocd-server";

    public static async Task<IReadOnlyList<StatusItem>> TakeAsync(LiveFleet fleet, ClusterClient cluster, PreflightWants wants, CancellationToken cancel)
    {
        if (fleet.Twin is not null)
        {
            return [new StatusItem(cluster.Region, "argocd", "Argo CD", StatusLevel.Good, $"the twin plays it, whatever its release; the fact says {wants.Argocd}")];
        }

        var found = await cluster.FindAsync(Resources.Deployments, fleet.Names.ArgocdNamespace, Server, cancel);
        var release = ReleaseOf(found);
        return
        [
            StatusItem.Of(cluster.Region, "argocd", "Argo CD", release == wants.Argocd,
                found is null ? $"no Deployment {Server} in namespace {fleet.Names.ArgocdNamespace}: tandem bootstrap"
                : release == wants.Argocd ? release : $"{release ?? "its image has no tag"}, not {wants.Argocd} as argocdVersion says: docs/runbooks/upgrade-argo-cd.md"),
        ];
    }

    // quay.io/argoproj/argocd:v3.5.1, perhaps with a digest behind it.
    private static string? ReleaseOf(JsonObject? server)
    {
        var image = server.Items("spec", "template", "spec", "containers").FirstOrDefault().Text("image")?.Split('@')[0];
        return image is null || image.LastIndexOf(':') <= image.LastIndexOf('/') ? null : image[(image.LastIndexOf(':') + 1)..];
    }
}

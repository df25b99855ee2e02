using Tandem.Live.Clusters;
using Tandem.Live.Status;

namespace Tandem.Live.Preflight;

/// <summary>Whether a cluster knows every kind that this repository deploys there, in the version that its manifests name.</summary>
internal static class KindsPreflight
{
    public static async Task<IReadOnlyList<StatusItem>> TakeAsync(ClusterClient cluster, IReadOnlyList<RenderedObject> rendered, CancellationToken cancel)
    {
        var kinds = rendered.Select(one => (one.Group, one.Version, one.Kind)).Distinct().OrderBy(kind => kind.Group, StringComparer.Ordinal).ThenBy(kind => kind.Kind, StringComparer.Ordinal).ToList();
        var missing = new List<StatusItem>();
        foreach (var (group, version, kind) in kinds)
        {
            if (await cluster.ResolveAsync(group, version, kind, cancel) is null)
            {
                missing.Add(StatusItem.Of(cluster.Region, "kinds", $"{kind} {group}/{version}", false, $"not served: {From(group)}"));
            }
        }

        return missing.Count > 0 ? missing : [StatusItem.Of(cluster.Region, "kinds", "deployed kinds", true, $"all {kinds.Count} served")];
    }

    // Who brings the definition.
    private static string From(string group) => group switch
    {
        "argoproj.io" => "tandem bootstrap installs Argo CD",
        "inference.networking.x-k8s.io" => "the Application inference-crds brings it once Argo CD runs",
        "" => "is it a Kubernetes cluster of a supported version?",
        _ when group.EndsWith(".gke.io", StringComparison.Ordinal) || group.EndsWith(".googleapis.com", StringComparison.Ordinal) || group.StartsWith("gateway.networking", StringComparison.Ordinal) =>
            "GKE brings it with the cluster's features and version: tandem infra plan",
        _ => "the cluster's version or an add-on of it brings it: tandem infra plan",
    };
}

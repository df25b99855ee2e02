using Tandem.Live.Clusters;
using Tandem.Live.Status;
using Tandem.Live.Targets;

namespace Tandem.Live.Preflight;

/// <summary>Whether the caller may do what the live commands do, right by right, and who does not may read how to be given it.</summary>
internal static class RightsPreflight
{
    public static async Task<IReadOnlyList<StatusItem>> TakeAsync(LiveFleet fleet, ClusterClient cluster, CancellationToken cancel)
    {
        var (missing, all) = (new List<StatusItem>(), Rights(fleet.Names).ToList());
        foreach (var (verb, type, part, space) in all)
        {
            if (!await cluster.MayAsync(verb, type, part, space, cancel))
            {
                missing.Add(Missing(cluster, verb, type.FullName + (part is null ? "" : $"/{part}"), space));
            }
        }

        return missing.Count > 0 ? missing : [StatusItem.Of(cluster.Region, "rights", "status and drill", true, $"all {all.Count}")];
    }

    // status reads, a drill records, scales, drains and runs Jobs; the names of namespaces are the fleet's.
    private static IEnumerable<(string Verb, ResourceType Type, string? Part, string? Space)> Rights(FleetNames names)
    {
        (string, ResourceType, string?, string?) Here(string verb, ResourceType type, string? part = null) => (verb, type, part, names.Namespace);
        return
        [
            Here("list", Resources.Pods), Here("list", Resources.Deployments), Here("list", Resources.Pools), Here("list", Resources.Claims),
            Here("get", Resources.Pods, "log"), Here("create", Resources.Pods, "exec"), Here("create", Resources.Pods, "eviction"), Here("delete", Resources.Pods),
            Here("patch", Resources.Deployments),
            Here("create", Resources.ConfigMaps), Here("patch", Resources.ConfigMaps), Here("delete", Resources.ConfigMaps),
            Here("create", Resources.Jobs), Here("delete", Resources.Jobs),
            ("list", Resources.Applications, null, names.ArgocdNamespace), ("patch", Resources.Applications, null, names.ArgocdNamespace),
            ("list", Resources.Nodes, null, null), ("patch", Resources.Nodes, null, null),
        ];
    }

    private static StatusItem Missing(ClusterClient cluster, string verb, string resource, string? space)
    {
        var (kind, where) = space is null ? ("clusterrole", "") : ("role", $" -n {space}");
        return StatusItem.Of(cluster.Region, "rights", $"{verb} {resource}{where}", false,
            $"not allowed: kubectl --context {cluster.Context}{where} create {kind} tandem-{verb}-{resource.Split('.', '/')[0]} --verb={verb} --resource={resource}, and bind it to you with create {kind}binding");
    }
}

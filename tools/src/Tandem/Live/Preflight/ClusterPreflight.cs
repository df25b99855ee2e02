using Tandem.Live.Clusters;
using Tandem.Live.Status;

namespace Tandem.Live.Preflight;

/// <summary>Whether a cluster answers, is new enough, and agrees about the time.</summary>
internal static class ClusterPreflight
{
    /// <summary>Beyond it a report's times would not match the clusters' logs.</summary>
    public static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(30);

    public static async Task<IReadOnlyList<StatusItem>> TakeAsync(ClusterClient cluster, PreflightWants wants, TimeProvider time, CancellationToken cancel)
    {
        var version = await cluster.VersionAsync(cancel);
        var skew = (await cluster.ClockSkewAsync(time, cancel) ?? TimeSpan.Zero).Duration();
        var isNew = VersionOrder.IsAtLeast(version, wants.Version);
        return
        [
            StatusItem.Of(cluster.Region, "cluster", $"context {cluster.Context}", true, "answers"),
            StatusItem.Of(cluster.Region, "cluster", "version", isNew, $"{version}{(isNew ? "" : $", older than gkeMinimumVersion {wants.Version}: tandem infra plan says how it is raised")}"),
            StatusItem.Of(cluster.Region, "cluster", "clock", skew <= MostSkew, $"{skew.TotalSeconds:0} s from this machine's{(skew <= MostSkew ? "" : ": set this machine's clock")}"),
        ];
    }
}

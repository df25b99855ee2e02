using Tandem.Live.Clusters;
using Tandem.Live.Status;
using Tandem.Live.Targets;

namespace Tandem.Live.Preflight;

/// <summary>Looks, before a deployment or a drill, at what both need: <c>tandem.preflight/v1</c>. Nothing is changed.</summary>
public static class FleetPreflight
{
    /// <summary>The form of its JSON.</summary>
    public const string SchemaName = "tandem.preflight/v1";

    /// <summary>Asks every cluster; one that cannot be asked does not keep the others from being shown.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="wants">What the fleet needs, by its facts.</param>
    /// <param name="rendered">What every region should run.</param>
    /// <param name="time">This machine's clock.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<FleetStatus> TakeAsync(LiveFleet fleet, PreflightWants wants, IReadOnlyList<RenderedObject> rendered, TimeProvider time, CancellationToken cancel)
    {
        var parts = fleet.Clusters.Values.SelectMany(cluster => new Func<Task<IReadOnlyList<StatusItem>>>[]
        {
            () => ClusterPreflight.TakeAsync(cluster, wants, time, cancel),
            () => RightsPreflight.TakeAsync(fleet, cluster, cancel),
            () => KindsPreflight.TakeAsync(cluster, [.. rendered.Where(one => one.Region == cluster.Region)], cancel),
            () => ArgoPreflight.TakeAsync(fleet, cluster, wants, cancel),
            () => NodesPreflight.TakeAsync(cluster, wants.Regions[cluster.Region], cancel),
        }.Select(part => FleetStatus.TryAsync(cluster.Region, part)));
        var items = (await Task.WhenAll(parts)).SelectMany(found => found);
        return new FleetStatus(fleet.Mode, [.. Once(items), .. ByHand.Of(wants)]) { Schema = SchemaName };
    }

    // Each part of a cluster that does not answer says the same.
    private static IEnumerable<StatusItem> Once(IEnumerable<StatusItem> items) =>
        items.DistinctBy(item => item.Level == StatusLevel.Unknown ? $"{item.Region}" : $"{item.Region} {item.Part} {item.Object}", StringComparer.Ordinal);
}

using Tandem.Live.Clusters;
using Tandem.Live.Targets;

namespace Tandem.Live.Status;

/// <summary>How the whole fleet is: <c>tandem.status/v1</c>.</summary>
/// <param name="Mode"><c>twin</c> or <c>live</c>.</param>
/// <param name="Items">Everything that was looked at.</param>
public sealed record FleetStatus(string Mode, IReadOnlyList<StatusItem> Items)
{
    /// <summary>The form of its JSON.</summary>
    public string Schema { get; init; } = "tandem.status/v1";

    /// <summary>The exit code: 3 where something could not be asked, 1 where something is bad or on its way.</summary>
    public int ExitCode() => Items.Any(item => item.Level == StatusLevel.Unknown) ? ExitCodes.Unchecked
        : Items.All(item => item.Level is StatusLevel.Good or StatusLevel.Manual) ? ExitCodes.Clean : ExitCodes.Findings;

    /// <summary>Looks at every region; one that cannot be asked does not keep the others from being shown.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="rendered">What every region should run.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<FleetStatus> TakeAsync(LiveFleet fleet, IReadOnlyList<RenderedObject> rendered, CancellationToken cancel)
    {
        var parts = fleet.Clusters.Keys.SelectMany(region => new Func<Task<IReadOnlyList<StatusItem>>>[]
        {
            () => ArgoStatus.TakeAsync(fleet, region, cancel),
            () => ServerStatus.TakeAsync(fleet, region, cancel),
            () => PoolStatus.TakeAsync(fleet, region, cancel),
            () => region == fleet.Names.ConfigCluster ? GatewayStatus.TakeAsync(fleet, cancel) : Task.FromResult<IReadOnlyList<StatusItem>>([]),
            () => DriftStatus.TakeAsync(fleet[region], [.. rendered.Where(one => one.Region == region)], cancel),
        }.Select(part => TryAsync(region, part)));
        return new FleetStatus(fleet.Mode, [.. (await Task.WhenAll(parts)).SelectMany(items => items)]);
    }

    /// <summary>A part, or why it could not be asked.</summary>
    internal static async Task<IReadOnlyList<StatusItem>> TryAsync(string region, Func<Task<IReadOnlyList<StatusItem>>> part)
    {
        try
        {
            return await part();
        }
        catch (ClusterException e)
        {
            return [new StatusItem(region, "cluster", "API", StatusLevel.Unknown, $"{e.Message} {e.Hint}")];
        }
    }
}

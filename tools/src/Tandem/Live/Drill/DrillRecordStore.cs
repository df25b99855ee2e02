using System.Text.Json.Nodes;
using Tandem.Live.Clusters;
using Tandem.Live.Targets;

namespace Tandem.Live.Drill;

/// <summary>Keeps the record of a drill: a ConfigMap of the same name in every cluster.</summary>
/// <param name="fleet">The fleet.</param>
public sealed class DrillRecordStore(LiveFleet fleet)
{
    /// <summary>The ConfigMap.</summary>
    public const string Name = "tandem-drill";

    private string Space => fleet.Names.Namespace;

    /// <summary>Writes it everywhere, region after region.</summary>
    /// <exception cref="ClusterException">There is one already (a conflict), or a cluster cannot be written to.</exception>
    public async Task WriteAsync(DrillRecord record, CancellationToken cancel)
    {
        var written = new List<ClusterClient>();
        foreach (var cluster in fleet.Clusters.Values)
        {
            try
            {
                await cluster.CreateAsync(Resources.ConfigMaps, Space, ConfigMap(record), cancel);
                written.Add(cluster);
            }
            catch (ClusterException)
            {
                // Nothing was changed yet: leave no lock behind.
                await Task.WhenAll(written.Select(other => other.DeleteAsync(Resources.ConfigMaps, Space, Name, CancellationToken.None)));
                throw;
            }
        }
    }

    /// <summary>The record that stands in any cluster; null where none does.</summary>
    /// <exception cref="ClusterException">None was found, and a cluster could not be asked.</exception>
    public async Task<FoundRecord?> FindAsync(CancellationToken cancel)
    {
        ClusterException? failure = null;
        foreach (var cluster in fleet.Clusters.Values)
        {
            try
            {
                if (await cluster.FindAsync(Resources.ConfigMaps, Space, Name, cancel) is { } found)
                {
                    return new FoundRecord(cluster.Region, DrillRecord.Read(found.Text("data", "record") ?? ""));
                }
            }
            catch (ClusterException e) when (e.Problem == ClusterProblem.Unreachable)
            {
                // A region that was to be lost may still be; the others have the same record.
                failure ??= e;
            }
        }

        return failure is null ? null : throw failure;
    }

    /// <summary>Shows that the drill is alive.</summary>
    /// <returns>Why somebody wants it to stop; null where nobody does.</returns>
    public async Task<string?> BeatAsync(DrillRecord record, int beat, CancellationToken cancel)
    {
        await TryBeatAsync(record.Region, beat, cancel);
        return (await fleet[record.Home].PatchAsync(Resources.ConfigMaps, Space, Name, Beat(beat), cancel)).Text("data", "abort");
    }

    /// <summary>The mark that changes while the drill lives.</summary>
    public async Task<string?> HeartbeatAsync(DrillRecord record, CancellationToken cancel) =>
        (await fleet[record.Home].FindAsync(Resources.ConfigMaps, Space, Name, cancel)).Text("data", "heartbeat");

    /// <summary>Asks the process that runs the drill to stop.</summary>
    public Task AskToStopAsync(DrillRecord record, string reason, CancellationToken cancel) =>
        fleet[record.Home].PatchAsync(Resources.ConfigMaps, Space, Name, new JsonObject { ["data"] = new JsonObject { ["abort"] = reason } }, cancel);

    /// <summary>Deletes it everywhere; the home's copy last, since it is the one that is looked at.</summary>
    public async Task DeleteAsync(string? home, CancellationToken cancel)
    {
        foreach (var cluster in fleet.Clusters.Values.OrderBy(cluster => cluster.Region == home))
        {
            await cluster.DeleteAsync(Resources.ConfigMaps, Space, Name, cancel);
        }
    }

    // The dead man beside the servers looks at the copy there; a region that is to be lost cannot be told.
    private async Task TryBeatAsync(string region, int beat, CancellationToken cancel)
    {
        try
        {
            await fleet[region].PatchAsync(Resources.ConfigMaps, Space, Name, Beat(beat), cancel);
        }
        catch (ClusterException)
        {
            // The home's copy decides.
        }
    }

    private static JsonObject Beat(int beat) => new() { ["data"] = new JsonObject { ["heartbeat"] = $"{beat}" } };

    private JsonObject ConfigMap(DrillRecord record) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "ConfigMap",
        ["metadata"] = new JsonObject
        {
            ["name"] = Name,
            ["namespace"] = Space,
            ["labels"] = new JsonObject { ["app.kubernetes.io/name"] = Name, ["app.kubernetes.io/part-of"] = "tandem" },
        },
        ["data"] = new JsonObject { ["record"] = record.Write(), ["heartbeat"] = "0" },
    };
}

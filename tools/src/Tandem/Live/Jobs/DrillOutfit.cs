using System.Text.Json.Nodes;
using Tandem.Live.Clusters;
using Tandem.Live.Load;
using Tandem.Live.Targets;

namespace Tandem.Live.Jobs;

/// <summary>What a drill brings into the cluster of the region that is to fail, and takes away again.</summary>
/// <param name="fleet">The fleet.</param>
/// <param name="manifests">The objects.</param>
/// <param name="time">The clock.</param>
public sealed class DrillOutfit(LiveFleet fleet, DrillManifests manifests, TimeProvider time)
{
    private static readonly TimeSpan GoneWithin = TimeSpan.FromMinutes(2);

    /// <summary>Brings account, roles and scripts, and starts the dead man.</summary>
    /// <exception cref="ClusterException">The cluster refuses.</exception>
    public async Task BringAsync(string region, CancellationToken cancel)
    {
        await DeleteAsync(region, DrillManifests.DeadManJob, cancel);
        foreach (var one in manifests.Others)
        {
            await CreateAsync(fleet[region], one, cancel);
        }

        await StartAsync(region, manifests.Job(DrillManifests.DeadManJob, new Dictionary<string, string>(StringComparer.Ordinal) { ["REGION"] = region }), cancel);
    }

    /// <summary>Starts a Job.</summary>
    public Task StartAsync(string region, JsonObject job, CancellationToken cancel) => fleet[region].CreateAsync(Resources.Jobs, fleet.Names.Namespace, job, cancel);

    /// <summary>Deletes a Job and waits until it is gone.</summary>
    public async Task DeleteAsync(string region, string job, CancellationToken cancel)
    {
        if (await fleet[region].DeleteAsync(Resources.Jobs, fleet.Names.Namespace, job, cancel))
        {
            await Wait.UntilAsync(async token => await fleet[region].FindAsync(Resources.Jobs, fleet.Names.Namespace, job, token) is null, GoneWithin, time, cancel);
        }
    }

    /// <summary>Takes everything away that is there.</summary>
    public async Task TakeAwayAsync(string region, CancellationToken cancel)
    {
        await DeleteAsync(region, DrillManifests.DeadManJob, cancel);
        foreach (var one in manifests.Others)
        {
            if (await TypeAsync(fleet[region], one, cancel) is { } type)
            {
                await fleet[region].DeleteAsync(type, one.Text("metadata", "namespace"), one.Name(), cancel);
            }
        }
    }

    // An earlier drill that was killed may have left some; they are the same.
    private static async Task CreateAsync(ClusterClient cluster, JsonObject one, CancellationToken cancel)
    {
        var type = await TypeAsync(cluster, one, cancel) ?? throw new ClusterException(ClusterProblem.NotFound, $"{cluster.Region} does not know the kind {one.Text("kind")}.", "Is it a Kubernetes cluster of a supported version?");
        try
        {
            await cluster.CreateAsync(type, one.Text("metadata", "namespace"), one, cancel);
        }
        catch (ClusterException e) when (e.Problem == ClusterProblem.Conflict)
        {
            await cluster.PatchAsync(type, one.Text("metadata", "namespace"), one.Name(), one, cancel);
        }
    }

    private static Task<ResourceType?> TypeAsync(ClusterClient cluster, JsonObject one, CancellationToken cancel)
    {
        var id = Schemas.SchemaId.Of(one.Text("apiVersion")!, one.Text("kind")!);
        return cluster.ResolveAsync(id.Group, id.Version, id.Kind, cancel);
    }
}

using System.Text.Json.Nodes;
using Tandem.Live.Clusters;
using Tandem.Live.Load;
using Tandem.Live.Status;
using Tandem.Live.Targets;

namespace Tandem.Live.Weights;

/// <summary>Starts the loader of a region where it has not run, follows it, and judges by its marker: a model without one is partial.</summary>
/// <param name="fleet">The fleet.</param>
/// <param name="region">The region.</param>
/// <param name="job">The loader's Job as it is rendered.</param>
/// <param name="say">Told of each line of the log.</param>
/// <param name="time">The clock.</param>
public sealed class LoaderRun(LiveFleet fleet, string region, RenderedObject job, Action<string> say, TimeProvider time)
{
    private const string Container = "downloader";

    // The Job gives itself an hour; a node and the image may take as long as a server's.
    private static readonly TimeSpan StartWithin = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan EndWithin = TimeSpan.FromMinutes(2);

    private ClusterClient Cluster => fleet[region];

    /// <summary>Runs it.</summary>
    /// <exception cref="ClusterException">The cluster cannot be asked, or refuses.</exception>
    public async Task<LoaderResult> RunAsync(CancellationToken cancel)
    {
        await StartAsync(cancel);
        var pod = await PodAsync(cancel);
        if (pod is null)
        {
            return new LoaderResult(region, false, $"its Pod did not start: {await WhyAsync(cancel)}");
        }

        var marker = await FollowAsync(pod, cancel);
        JsonObject? ended = null;
        await Wait.UntilAsync(async token => (ended = await FindAsync(token)) is null || ended.Is("Complete") || ended.Is("Failed"), EndWithin, time, cancel);
        return ended.Is("Failed") || marker is null
            ? new LoaderResult(region, false, $"no marker was written, so the model is partial and no server will start with it{(ended.Condition("Failed").Text("message") is { } why ? $": {why}" : "")}")
            : await VerifyAsync(marker, cancel);
    }

    private async Task StartAsync(CancellationToken cancel)
    {
        var found = await FindAsync(cancel);
        if (found.Is("Failed"))
        {
            say($"{job.Name} has failed before: running it anew; files that are whole are kept.");
            await Cluster.DeleteAsync(Resources.Jobs, job.Namespace, job.Name, cancel);
            await Wait.UntilAsync(async token => await FindAsync(token) is null, EndWithin, time, cancel);
            found = null;
        }

        if (found is null)
        {
            await Cluster.CreateAsync(Resources.Jobs, job.Namespace, (JsonObject)job.Body.DeepClone(), cancel);
        }
    }

    private async Task<string?> PodAsync(CancellationToken cancel)
    {
        string? started = null;
        await Wait.UntilAsync(async token =>
        {
            var pods = await PodsAsync(token);
            started = pods.FirstOrDefault(pod => pod.Text("status", "phase") is "Running" or "Succeeded")?.Name() ?? pods.FirstOrDefault(pod => pod.Text("status", "phase") == "Failed")?.Name();
            return started is not null || (await FindAsync(token)).Is("Failed");
        }, StartWithin, time, cancel);
        return started;
    }

    private async Task<string> WhyAsync(CancellationToken cancel)
    {
        var pods = await PodsAsync(cancel);
        return pods.Count == 0 ? "there is none" : ServerStatus.OfPod(region, "loader", pods[0]).Text;
    }

    // The loader names its marker in its last line, whether it wrote it or found it.
    private async Task<string?> FollowAsync(string pod, CancellationToken cancel)
    {
        string? marker = null;
        await foreach (var line in Cluster.FollowLogAsync(fleet.Names.Namespace, pod, Container, cancel))
        {
            say(line);
            marker = line.Contains(fleet.Names.WeightsMarker, StringComparison.Ordinal) && !line.Contains("counts as missing", StringComparison.Ordinal) ? line : marker;
        }

        return marker;
    }

    private async Task<LoaderResult> VerifyAsync(string marker, CancellationToken cancel)
    {
        var servers = await Cluster.ListAsync(Resources.Pods, fleet.Names.Namespace, fleet.Names.ServerSelector, cancel);
        var path = $"{fleet.Names.WeightsPath}/{fleet.Names.WeightsMarker}";
        foreach (var server in servers.Where(server => server.Is("Ready")))
        {
            await Cluster.ExecAsync(fleet.Names.Namespace, server.Name(), "vllm-tpu", ["cat", path], cancel);
            return new LoaderResult(region, true, $"{server.Name()} sees {path}");
        }

        return new LoaderResult(region, true, $"the loader says: {marker.Trim()}");
    }

    private Task<JsonObject?> FindAsync(CancellationToken cancel) => Cluster.FindAsync(Resources.Jobs, job.Namespace, job.Name, cancel);

    private Task<IReadOnlyList<JsonObject>> PodsAsync(CancellationToken cancel) => Cluster.ListAsync(Resources.Pods, fleet.Names.Namespace, $"job-name={job.Name}", cancel);
}

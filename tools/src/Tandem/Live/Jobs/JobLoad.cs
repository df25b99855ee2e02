using System.Globalization;
using Tandem.Live.Clusters;
using Tandem.Live.Load;
using Tandem.Live.Targets;

namespace Tandem.Live.Jobs;

/// <summary>The load from a Job in the cluster of the region that is to fail: the gateway is internal. Its requests are told by its log.</summary>
/// <param name="fleet">The fleet.</param>
/// <param name="region">The region.</param>
/// <param name="profile">What is sent.</param>
/// <param name="manifests">The Job.</param>
/// <param name="time">The clock.</param>
public sealed class JobLoad(LiveFleet fleet, string region, LoadProfile profile, DrillManifests manifests, TimeProvider time) : ILoadSource
{
    private const string More = "-more";

    // A node of the system pool has to pull the image.
    private static readonly TimeSpan StartWithin = TimeSpan.FromMinutes(5);

    // A line takes its way from the container through the API.
    private static readonly TimeSpan Line = TimeSpan.FromSeconds(2);

    private readonly DrillOutfit outfit = new(fleet, manifests, time);
    private readonly List<Task> extra = [];
    private long started;
    private long longest;
    private LoadLog? running;
    private CancellationToken ending;

    private ClusterClient Cluster => fleet[region];

    /// <inheritdoc/>
    public async Task RunAsync(LoadLog log, CancellationToken cancel)
    {
        (started, running, ending) = (time.GetTimestamp(), log, cancel);
        await RunJobAsync(DrillManifests.LoadJob, profile.Rate, log, cancel);
        await Task.WhenAll(extra);
        using var deadline = new CancellationTokenSource(StartWithin);
        await outfit.DeleteAsync(region, DrillManifests.LoadJob, deadline.Token);
        await outfit.DeleteAsync(region, DrillManifests.LoadJob + More, deadline.Token);
    }

    /// <inheritdoc/>
    /// <remarks>What is above the first rate comes from a second Job, which ends with the first.</remarks>
    public async Task SetRateAsync(double rate, CancellationToken cancel)
    {
        await outfit.DeleteAsync(region, DrillManifests.LoadJob + More, cancel);
        if (rate > profile.Rate)
        {
            extra.Add(RunJobAsync(DrillManifests.LoadJob + More, rate - profile.Rate, running!, ending));
        }
    }

    private async Task RunJobAsync(string name, double rate, LoadLog log, CancellationToken cancel)
    {
        try
        {
            await outfit.DeleteAsync(region, name, cancel);
            var job = manifests.Job(DrillManifests.LoadJob, Environment(rate));
            job["metadata"]!["name"] = name;
            await outfit.StartAsync(region, job, cancel);
            if (await PodAsync(name, cancel) is { } pod)
            {
                await FollowAsync(pod, log, cancel);
            }
        }
        catch (OperationCanceledException)
        {
            // The drill is over.
        }
        catch (ClusterException) when (!cancel.IsCancellationRequested)
        {
            // A load that ends early shows in its rate, and the verdict says so.
        }
    }

    private async Task<string?> PodAsync(string job, CancellationToken cancel)
    {
        string? found = null;
        await Wait.UntilAsync(async token =>
        {
            var pods = await Cluster.ListAsync(Resources.Pods, fleet.Names.Namespace, $"job-name={job}", token);
            found = pods.FirstOrDefault(pod => pod.Text("status", "phase") == "Running")?.Name();
            return found is not null;
        }, StartWithin, time, cancel);
        return found;
    }

    // The script's clock and ours differ by what the quickest of its lines took; machines' clocks are not compared.
    private async Task FollowAsync(string pod, LoadLog log, CancellationToken cancel)
    {
        TimeSpan? offset = null;
        using var end = new CancellationTokenSource();
        // What was sent before the end is still to be answered, and counts.
        await using var linger = cancel.Register(() => end.CancelAfter(TimeSpan.FromTicks(Interlocked.Read(ref longest)) + Line));
        await foreach (var line in Cluster.FollowLogAsync(fleet.Names.Namespace, pod, DrillManifests.LoadContainer, end.Token))
        {
            var now = time.GetElapsedTime(started);
            if (LoadLine.Time(line) is { } told)
            {
                offset = offset is null || now - told < offset ? now - told : offset;
                log.Advance(now);
            }
            else if (LoadLine.Sample(line) is { } sample)
            {
                log.Add(sample.Later(offset ?? now - sample.Ended));
                longest = Math.Max(longest, sample.Latency.Ticks);
            }
        }
    }

    private Dictionary<string, string> Environment(double rate) => new(StringComparer.Ordinal)
    {
        ["ADDRESSES"] = string.Join(',', profile.Addresses),
        ["RATE"] = rate.ToString(CultureInfo.InvariantCulture),
        ["SECONDS"] = "7200",
        ["MODEL"] = profile.Model,
        ["OBJECTIVE"] = profile.Objective,
        ["STREAM_PERCENT"] = profile.StreamPercent.ToString(CultureInfo.InvariantCulture),
        ["MAX_TOKENS"] = profile.MaxTokens.ToString(CultureInfo.InvariantCulture),
        ["TIMEOUT_SECONDS"] = profile.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture),
    };
}

using System.Globalization;
using System.Text.Json;
using Tandem.Twin.Json;

namespace Tandem.Twin.Simulation.Pods;

/// <summary>The init container that waits for the marker of complete weights: base/model-server/scripts/wait_for_weights.sh.</summary>
internal sealed class WeightsWaiter
{
    private readonly SimulatedCluster cluster;
    private readonly PodLog log;
    private readonly string marker;
    private readonly TimeSpan deadline;

    public WeightsWaiter(SimulatedCluster cluster, PodView pod, JsonElement container, PodLog log)
    {
        (this.cluster, this.log) = (cluster, log);
        var environment = PodEnvironment.Of(cluster.Store, pod, container);
        var mounts = container.Items("volumeMounts").Select(mount => mount.Text("name")).ToList();
        var volume = pod.Buckets.FirstOrDefault(bucket => mounts.Contains(bucket.Name));
        marker = $"{environment["WEIGHTS_PATH"]}/{environment["WEIGHTS_MARKER"]}";
        deadline = TimeSpan.FromSeconds(double.TryParse(environment["DEADLINE_SECONDS"], CultureInfo.InvariantCulture, out var seconds) ? seconds : 4200);
        IsComplete = volume is not null && cluster.Ground.Holds(volume.Bucket, volume.Folder + environment["WEIGHTS_MARKER"]);
    }

    /// <summary>Whether the marker stands.</summary>
    public bool IsComplete { get; }

    /// <summary>Whether it has ended, well or not.</summary>
    /// <param name="since">When it began.</param>
    public bool IsOver(DateTimeOffset since)
    {
        if (IsComplete)
        {
            log.Write(cluster.Now, $"Weights complete: {marker}");
            return true;
        }

        var waited = cluster.Now - since;
        if (waited >= deadline)
        {
            log.Write(cluster.Now, $"No {marker} after {waited.TotalSeconds:0} s: the weights are not complete.");
            return true;
        }

        if (waited == TimeSpan.Zero)
        {
            log.Write(cluster.Now, $"Waiting for {marker} (0 of at most {deadline.TotalSeconds:0} s).");
        }

        cluster.LookAt(cluster.Now.AddSeconds(5));
        return false;
    }
}

using System.Globalization;
using Tandem.Twin.Json;
using Tandem.Twin.Simulation.Faults;

namespace Tandem.Twin.Simulation.Pods;

/// <summary>A Job that fills a bucket: base/model-cache/scripts/load_model.py, and the codelab's, which knows no marker.</summary>
internal sealed class LoaderProgram
{
    private const int Steps = 10;

    // The model's size as docs/decisions/0012-weights-buckets-and-cache.md has it.
    private const double Gigabytes = 55;

    private readonly SimulatedCluster cluster;
    private readonly PodLog log;
    private readonly BucketVolume bucket;
    private readonly string folder;
    private readonly string? marker;
    private readonly string model;
    private int told = -1;

    public LoaderProgram(SimulatedCluster cluster, PodView pod, PodProgram program, PodLog log)
    {
        (this.cluster, this.log) = (cluster, log);
        bucket = pod.Buckets.First(volume => volume.Writes);
        var environment = PodEnvironment.Of(cluster.Store, pod, program.Container);
        (marker, model) = (environment["WEIGHTS_MARKER"], $"{environment["MODEL"]} at {environment["MODEL_REVISION"]}");
        folder = marker is null ? bucket.Folder : $"{bucket.Folder}{environment["MODEL"]}/{environment["MODEL_REVISION"]}/";
    }

    /// <summary>Goes on loading.</summary>
    /// <param name="since">When it began.</param>
    /// <returns>Its exit code once it has ended; null before.</returns>
    public int? Step(DateTimeOffset since)
    {
        if (marker is not null && cluster.Ground.Holds(bucket.Bucket, folder + marker))
        {
            log.Write(cluster.Now, $"{Shown(marker)} stands: {model} is complete.");
            return 0;
        }

        if (cluster.Faults.Has(FaultKind.LicenceNotAccepted, cluster.Region))
        {
            log.Write(cluster.Now, "Cannot load the model. 403: the token is valid but may not read it. Accept the licence with the account the token belongs to.");
            return 2;
        }

        var step = cluster.Times.Loading / Steps;
        var done = (int)Math.Min(Steps, (cluster.Now - since) / step);
        Tell(done);
        if (done == Steps)
        {
            Finish();
            return 0;
        }

        cluster.LookAt(since + (step * (done + 1)));
        return null;
    }

    private void Tell(int done)
    {
        if (done <= told)
        {
            return;
        }

        told = done;
        if (done == 0)
        {
            log.Write(cluster.Now, $"Loading {model} into {Shown("")}");
        }
        else
        {
            log.Write(cluster.Now, string.Create(CultureInfo.InvariantCulture, $"{Gigabytes * done / Steps:0.0} of {Gigabytes:0.0} GB"));
        }
    }

    private void Finish()
    {
        cluster.Ground.Put(bucket.Bucket, folder + "model.safetensors");
        if (marker is not null)
        {
            cluster.Ground.Put(bucket.Bucket, folder + marker);
        }

        log.Write(cluster.Now, marker is null ? "Download complete! Safe to proceed." : $"Download complete: {Gigabytes:0.0} GB. Marker {Shown(marker)}");
    }

    private string Shown(string name) => $"/bucket/{folder}{name}";
}

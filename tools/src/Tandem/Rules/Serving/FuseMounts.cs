using System.Globalization;
using Tandem.Kustomize;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Serving;

/// <summary>Mounted buckets that no sidecar serves, that another user owns, or that hide what was just written.</summary>
/// <remarks>GoogleCloudPlatform/gcs-fuse-csi-driver, docs/README and docs/troubleshooting.md.</remarks>
internal static class FuseMounts
{
    private const string Injected = "gke-gcsfuse/volumes";
    private const string Negative = "metadata-cache:negative-ttl-secs";

    /// <summary>What is wrong with the mounts of some Pods.</summary>
    public static IEnumerable<Flaw> Of(World world, PodTemplate pod)
    {
        var volumes = FuseVolume.Of(pod).ToList();
        return volumes.Count == 0 ? [] : Sidecar(pod).Concat(volumes.Where(volume => volume.IsWritable).SelectMany(Owner)).Concat(volumes.SelectMany(volume => Waiting(world, volume)));
    }

    private static IEnumerable<Flaw> Sidecar(PodTemplate pod)
    {
        var annotation = pod.Annotation(Injected);
        var near = annotation.Exists ? null : pod.Annotations.Entries.FirstOrDefault(entry => entry.Key.StartsWith("gke-gcsfuse/", StringComparison.Ordinal) && entry.Text is "true" && NearestName.Find(entry.Key, [Injected]) is not null);
        const string message = $"The Pods mount a bucket, but without {Injected}: \"true\" no sidecar serves it: they never start.";
        return annotation.Text == "true" ? []
            : annotation.Exists ? [annotation.Flaw($"{Injected} is {annotation.Text}: no sidecar serves the bucket that the Pods mount, and they never start.", "Write \"true\".")]
            : [near is not null ? near.KeyFlaw(message, $"Did you mean {Injected}?") : annotation.Missing(message, "Add it to the Pods' annotations.")];
    }

    // Files belong to the user of the mount, whoever writes them.
    private static IEnumerable<Flaw> Owner(FuseVolume volume)
    {
        var user = volume.Mounts.Select(pair => pair.Container["securityContext"]["runAsUser"]).FirstOrDefault(field => field.Exists) ?? volume.Pod.Spec["securityContext"]["runAsUser"];
        if (!long.TryParse(volume.Option("uid"), CultureInfo.InvariantCulture, out var owner) || user.Integer is not { } runs || owner == runs)
        {
            return [];
        }

        var groups = new[] { volume.Pod.Spec["securityContext"]["runAsGroup"].Text, volume.Pod.Spec["securityContext"]["fsGroup"].Text, volume.Option("gid") };
        var isUserOdd = groups.Count(group => group == Text(owner)) > groups.Count(group => group == Text(runs));
        var message = $"The bucket is mounted for the user {Text(owner)}, but the Pods run as {Text(runs)}, who may not write to it.";
        return [isUserOdd ? user.Flaw(message, $"Run as {Text(owner)}.") : volume.Options.Flaw(message, $"Write uid={Text(runs)}.")];
    }

    // What looks for a marker again and again must not be told that it is not there out of a cache.
    private static IEnumerable<Flaw> Waiting(World world, FuseVolume volume)
    {
        var isWaitedFor = volume.Mounts.Any(pair => pair.Container.Parent!.Key == "initContainers" && WeightsWait.IsOfMarker(new ContainerEnvironment(world, volume.Pod, pair.Container)));
        var kept = volume.Option(Negative);
        return !isWaitedFor || kept == "0" || Placeholders.IsIn(volume.Options.Text ?? "") ? []
            : [volume.Options.Exists ? volume.Options.Flaw($"The marker is waited for through a mount that keeps for {(kept is null ? "5 s, the default," : kept == "-1" ? "ever" : kept + " s")} what it did not find.", $"Write {Negative}:0.")
                : volume.Options.Missing("The marker is waited for through a mount that keeps what it did not find.", $"Write {Negative}:0.")];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

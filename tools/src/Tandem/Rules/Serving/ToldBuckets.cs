using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>Buckets that Pods are told of by their environment.</summary>
internal static class ToldBuckets
{
    /// <summary>Each that is not the one mounted: what a loader is told is what it notes beside the weights.</summary>
    public static IEnumerable<Flaw> Of(FleetModel fleet) =>
        from world in fleet.References.ClusterWorlds
        from pod in world.Pods
        from volume in FuseVolume.Of(pod)
        from container in pod.Spec["containers"].Items
        where container.Mapping is not null
        let told = new ContainerEnvironment(world, pod, container).Find("BUCKET")
        let mounted = volume.Volume["csi"]["volumeAttributes"]["bucketName"]
        where told is { Text: { } text } && !text.StartsWith('/') && mounted.Text is { } bucket && text != bucket && !Placeholders.IsIn(text) && !Placeholders.IsIn(bucket)
        select told.Flaw($"The Pods of {pod} are told of the bucket {told.Text}, but mount {mounted.Text}.", "Fill both from the fact weightsBucket.");
}

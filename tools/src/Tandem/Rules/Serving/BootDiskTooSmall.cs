using System.Globalization;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>Pods that may write more than GKE leaves them of their node's boot disk.</summary>
public sealed class BootDiskTooSmall() : SeamRule(new RuleInfo(
    "TND0610", "boot-disk-too-small", Severity.Error, Layers.Seams, "Pods may write more than their nodes' boot disk has left."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
        DownloadRoom.TooSmall(fleet).Select(At).Concat(
        from cluster in PlannedCluster.Of(fleet, infra)
        where !cluster.IsAutopilot
        from pod in PodTemplate.Of(fleet)
        where pod.Cluster == cluster.Name
        let pools = PodPools.Of(cluster, pod)
        let need = DiskNeed.Of(pod)
        where pools.Count > 0 && pools.All(pool => !Holds(pool, need))
        select Blame(cluster, pod, pools.MaxBy(pool => PodPools.Disk(pool))!, need));

    private static bool Holds(PlannedResource pool, DiskNeed need) => PodPools.Disk(pool) is not { } disk || NodeSizes.EphemeralStorage(disk) >= need.Total;

    // A disk that is smaller than GKE's own choice, or than that of another pool where the Pods would fit, is the mistake.
    private Finding Blame(PlannedCluster cluster, PodTemplate pod, PlannedResource pool, DiskNeed need)
    {
        var disk = PodPools.Disk(pool)!.Value;
        var message = $"The Pods of {pod} may write {Text(need.Total / NodeSizes.Gibi)} GiB, but GKE leaves them {Text(NodeSizes.EphemeralStorage(disk) / NodeSizes.Gibi)} of a boot disk of {Text(disk)} GB.";
        const string hint = "GKE keeps about half of a boot disk: raise disk_size_gb, or let the Pods write less.";
        return disk < NodeSizes.DefaultDisk || need.Largest is null || cluster.Pools.Any(other => Holds(other, need))
            ? Finding.At(Info, pool.Expression(PodPools.DiskPath(pool)), message, hint)
            : At(need.Largest.Flaw(message, hint));
    }

    private static string Text(decimal number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);
}

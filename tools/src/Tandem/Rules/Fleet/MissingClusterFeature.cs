using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules.Identity;
using Tandem.Rules.Serving;
using Tandem.Terraform;

namespace Tandem.Rules.Fleet;

/// <summary>A cluster that has off, or not set, what its manifests need.</summary>
/// <remarks>What Autopilot has on for good is not asked for there: https://docs.cloud.google.com/kubernetes-engine/docs/resources/autopilot-standard-feature-comparison</remarks>
public sealed class MissingClusterFeature() : SeamRule(new RuleInfo(
    "TND0516", "missing-cluster-feature", Severity.Error, Layers.Seams, "A planned cluster lacks what its manifests need."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra)
    {
        var mounts = BucketMount.Of(fleet).ToList();
        var pods = PodTemplate.Of(fleet).ToList();
        return new NodeGrants(fleet, infra).Missing(Info).Concat(new AgentGrants(infra).Missing(Info)).Concat(PlannedCluster.Of(fleet, infra).SelectMany(cluster => Check(fleet, infra, cluster,
            mounts.Exists(mount => mount.Cluster == cluster.Name),
            pods.Exists(pod => pod.Cluster == cluster.Name && pod.Spec.Select("volumes[].csi.driver").Any(driver => driver.Text == MountedSecret.Driver)))));
    }

    private IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra, PlannedCluster cluster, bool hasBucket, bool hasSecret) =>
        new ClusterNeeds(fleet, cluster, hasBucket, hasSecret).All()
            .Where(feature => feature.IsNeeded && !feature.IsOn && !(feature.IsAlwaysOnAutopilot && cluster.IsAutopilot) && !IsUnknown(cluster.Resource, feature.Path))
            .Select(feature => Finding.At(Info, cluster.Resource.Expression(feature.Path), feature.Message, feature.Hint))
            .Concat(VolumeDrivers.Missing(fleet, cluster).Select(At)).Concat(hasBucket || hasSecret ? Metadata(cluster) : []).Concat(WayOut.IsNeeded(cluster.Resource) ? Ways(infra, cluster) : []);

    private IEnumerable<Finding> Ways(InfraModel infra, PlannedCluster cluster)
    {
        var nat = WayOut.In(infra, cluster.Name);
        return new ClosedWays(Info, infra).Of(cluster.Resource, nat).Concat(nat is not null && (WayOut.OfOthers(Info, infra, nat, cluster.Resource) ?? WayOut.LeavesPodsIn(Info, nat)) is { } closed ? [closed] : []);
    }

    // Written, but as a value that only apply tells.
    private static bool IsUnknown(PlannedResource cluster, string[] path) => cluster.Writes(path) && cluster.Text(path) is null;

    // Without the metadata server a Pod gets the node's token.
    private IEnumerable<Finding> Metadata(PlannedCluster cluster) =>
        from pool in cluster.IsAutopilot ? [] : cluster.Pools
        where pool.Text("node_config", "workload_metadata_config", "mode") != "GKE_METADATA" && !IsUnknown(pool, ["node_config", "workload_metadata_config", "mode"])
        select Finding.At(Info, pool.Expression("node_config", "workload_metadata_config", "mode"),
            "Pods reach a bucket or a secret as themselves, but the pool's nodes do not run GKE's metadata server.", "Set mode = \"GKE_METADATA\" in workload_metadata_config.");
}

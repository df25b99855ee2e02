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
    private const string SecretDriver = MountedSecret.Driver;

    private static readonly string[] Channels = ["CHANNEL_STANDARD", "CHANNEL_EXPERIMENTAL"];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra)
    {
        var mounts = BucketMount.Of(fleet).ToList();
        var pods = PodTemplate.Of(fleet).ToList();
        return new NodeGrants(fleet, infra).Missing(Info).Concat(new AgentGrants(infra).Missing(Info)).Concat(PlannedCluster.Of(fleet, infra).SelectMany(cluster => Check(fleet, infra, cluster,
            mounts.Exists(mount => mount.Cluster == cluster.Name),
            pods.Exists(pod => pod.Cluster == cluster.Name && pod.Spec.Select("volumes[].csi.driver").Any(driver => driver.Text == SecretDriver)))));
    }

    private IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra, PlannedCluster cluster, bool hasBucket, bool hasSecret) =>
        Features(fleet, cluster, hasBucket, hasSecret)
            .Where(feature => feature.IsNeeded && !feature.IsOn && !(feature.IsAlwaysOnAutopilot && cluster.IsAutopilot) && !IsUnknown(cluster.Resource, feature.Path))
            .Select(feature => Finding.At(Info, cluster.Resource.Expression(feature.Path), feature.Message, feature.Hint))
            .Concat(hasBucket || hasSecret ? Metadata(cluster) : []).Concat(WayOut.IsNeeded(cluster.Resource) && WayOut.In(infra, cluster.Name) is { } nat && WayOut.LeavesPodsIn(Info, nat) is { } closed ? [closed] : []);

    private static IEnumerable<ClusterFeature> Features(FleetModel fleet, PlannedCluster planned, bool hasBucket, bool hasSecret)
    {
        var cluster = planned.Resource;
        var kinds = fleet.ObjectsOf(planned.Name).Select(candidate => (candidate.Manifest.Id.Group, candidate.Manifest.Id.Kind)).ToHashSet();
        bool Has(string group, string? kind = null) => kinds.Any(one => one.Group == group && (kind is null || one.Kind == kind));
        var hasPool = Has("inference.networking.k8s.io", "InferencePool");
        var pool = $"{cluster.Text("project")}.svc.id.goog";

        yield return new(["addons_config", "gcs_fuse_csi_driver_config", "enabled"], hasBucket, "mount buckets, but the Cloud Storage FUSE driver is off.", "Enable gcs_fuse_csi_driver_config in addons_config.")
        {
            IsOn = cluster.IsTrue("addons_config", "gcs_fuse_csi_driver_config", "enabled"),
        };
        yield return new(["secret_manager_config", "enabled"], hasSecret, "mount secrets, but the Secret Manager add-on is off.", "Enable secret_manager_config.")
        {
            IsOn = cluster.IsTrue("secret_manager_config", "enabled"),
            IsAlwaysOnAutopilot = false,
        };
        yield return new(["gateway_api_config", "channel"], Has("gateway.networking.k8s.io") || Has("inference.networking.k8s.io"), "use the Gateway API, but its channel is off.", "Set channel = \"CHANNEL_STANDARD\" in gateway_api_config.")
        {
            IsOn = Channels.Contains(cluster.Text("gateway_api_config", "channel"), StringComparer.Ordinal),
        };
        yield return new(["addons_config", "http_load_balancing", "disabled"], hasPool || Has("gateway.networking.k8s.io", "Gateway"), "are load-balanced, but the add-on that makes their endpoint groups is disabled.", "Set disabled = false in http_load_balancing.")
        {
            IsOn = !cluster.IsTrue("addons_config", "http_load_balancing", "disabled"),
        };
        yield return new(["monitoring_config", "managed_prometheus", "enabled"], Has("monitoring.googleapis.com", "PodMonitoring") || Has("monitoring.googleapis.com", "ClusterPodMonitoring"), "have a PodMonitoring, but managed Prometheus is off.", "Enable managed_prometheus in monitoring_config.")
        {
            IsOn = cluster.IsTrue("monitoring_config", "managed_prometheus", "enabled"),
        };
        yield return new(["pod_autoscaling", "hpa_profile"], Has("autoscaling.gke.io", "AutoscalingMetric"), "have an AutoscalingMetric, which is read under the profile PERFORMANCE alone.", "Set hpa_profile = \"PERFORMANCE\" in pod_autoscaling.")
        {
            IsOn = cluster.Text("pod_autoscaling", "hpa_profile") == "PERFORMANCE",
        };
        yield return new(["addons_config", "horizontal_pod_autoscaling", "disabled"], Has("autoscaling", "HorizontalPodAutoscaler"), "have an autoscaler, but horizontal autoscaling is disabled.", "Set disabled = false in horizontal_pod_autoscaling.")
        {
            IsOn = !cluster.IsTrue("addons_config", "horizontal_pod_autoscaling", "disabled"),
        };
        yield return new(["workload_identity_config", "workload_pool"], hasBucket || hasSecret, $"reach a bucket or a secret as themselves, for which the pool of identities must be {pool}.", $"Set workload_pool = \"{pool}\" in workload_identity_config.")
        {
            IsOn = cluster.Text("workload_identity_config", "workload_pool") == pool || cluster.Text("project") is null,
        };
        yield return new(["networking_mode"], hasPool || Has("gateway.networking.k8s.io", "Gateway"), "are load-balanced by their own addresses, which only a VPC-native cluster has.", "Set networking_mode = \"VPC_NATIVE\".")
        {
            IsOn = cluster.Text("networking_mode") != "ROUTES",
        };
        yield return new(["control_plane_endpoints_config", "dns_endpoint_config", "allow_external_traffic"], planned.HasDoor, "are applied from outside, but neither endpoint of the control plane lets anybody in.", "Set allow_external_traffic = true in dns_endpoint_config, or enable the IP endpoint for named ranges.")
        {
            IsOn = planned.IsReachable,
        };
        yield return new(["datapath_provider"], DeviceClaims.Of(fleet, planned.Name).Any(), $"claim {DeviceClaims.NetworkClass}, which Dataplane V2 alone hands out.", "Set datapath_provider = \"ADVANCED_DATAPATH\".")
        {
            IsOn = cluster.Text("datapath_provider") == "ADVANCED_DATAPATH",
        };
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

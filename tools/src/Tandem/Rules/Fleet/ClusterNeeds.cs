using Tandem.Fleet;
using Tandem.Rules.Serving;
using Tandem.Terraform;

namespace Tandem.Rules.Fleet;

/// <summary>The settings of a planned cluster that what stands on it may need.</summary>
internal sealed class ClusterNeeds
{
    private static readonly string[] Channels = ["CHANNEL_STANDARD", "CHANNEL_EXPERIMENTAL"];
    private readonly FleetModel fleet;
    private readonly PlannedCluster planned;
    private readonly PlannedResource cluster;
    private readonly HashSet<(string Group, string Kind)> kinds;
    private readonly bool hasBucket;
    private readonly bool hasSecret;

    public ClusterNeeds(FleetModel fleet, PlannedCluster planned, bool hasBucket, bool hasSecret)
    {
        (this.fleet, this.planned, this.hasBucket, this.hasSecret) = (fleet, planned, hasBucket, hasSecret);
        cluster = planned.Resource;
        kinds = fleet.ObjectsOf(planned.Name).Select(candidate => (candidate.Manifest.Id.Group, candidate.Manifest.Id.Kind)).ToHashSet();
    }

    /// <summary>All of them.</summary>
    public IEnumerable<ClusterFeature> All() => [.. Drivers(), .. Balancing(), .. Measuring(), .. Reach()];

    private bool HasGateway => Has("gateway.networking.k8s.io", "Gateway");

    private bool HasPool => Has("inference.networking.k8s.io", "InferencePool");

    private bool Has(string group, string? kind = null) => kinds.Any(one => one.Group == group && (kind is null || one.Kind == kind));

    // What mounts and claims need.
    private IEnumerable<ClusterFeature> Drivers()
    {
        yield return new(["addons_config", "gcs_fuse_csi_driver_config", "enabled"], hasBucket, "mount buckets, but the Cloud Storage FUSE driver is off.", "Enable gcs_fuse_csi_driver_config in addons_config.")
        {
            IsOn = cluster.IsTrue("addons_config", "gcs_fuse_csi_driver_config", "enabled"),
        };
        yield return new(["secret_manager_config", "enabled"], hasSecret, "mount secrets, but the Secret Manager add-on is off.", "Enable secret_manager_config.")
        {
            IsOn = cluster.IsTrue("secret_manager_config", "enabled"),
            IsAlwaysOnAutopilot = false,
        };
        yield return new(["datapath_provider"], DeviceClaims.Of(fleet, planned.Name).Any(), $"claim {DeviceClaims.NetworkClass}, which Dataplane V2 alone hands out.", "Set datapath_provider = \"ADVANCED_DATAPATH\".")
        {
            IsOn = cluster.Text("datapath_provider") == "ADVANCED_DATAPATH",
        };
    }

    // What the load balancer needs.
    private IEnumerable<ClusterFeature> Balancing()
    {
        yield return new(["gateway_api_config", "channel"], Has("gateway.networking.k8s.io") || Has("inference.networking.k8s.io"), "use the Gateway API, but its channel is off.", "Set channel = \"CHANNEL_STANDARD\" in gateway_api_config.")
        {
            IsOn = Channels.Contains(cluster.Text("gateway_api_config", "channel"), StringComparer.Ordinal),
        };
        yield return new(["addons_config", "http_load_balancing", "disabled"], HasPool || HasGateway, "are load-balanced, but the add-on that makes their endpoint groups is disabled.", "Set disabled = false in http_load_balancing.")
        {
            IsOn = !cluster.IsTrue("addons_config", "http_load_balancing", "disabled"),
        };
        yield return new(["networking_mode"], HasPool || HasGateway, "are load-balanced by their own addresses, which only a VPC-native cluster has.", "Set networking_mode = \"VPC_NATIVE\".")
        {
            IsOn = cluster.Text("networking_mode") != "ROUTES",
        };
    }

    // What metrics and autoscalers need.
    private IEnumerable<ClusterFeature> Measuring()
    {
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
    }

    // What Pods need to reach the outside as themselves, and the outside to reach the cluster.
    private IEnumerable<ClusterFeature> Reach()
    {
        var pool = $"{cluster.Text("project")}.svc.id.goog";
        yield return new(["workload_identity_config", "workload_pool"], hasBucket || hasSecret, $"reach a bucket or a secret as themselves, for which the pool of identities must be {pool}.", $"Set workload_pool = \"{pool}\" in workload_identity_config.")
        {
            IsOn = cluster.Text("workload_identity_config", "workload_pool") == pool || cluster.Text("project") is null,
        };
        yield return new(["control_plane_endpoints_config", "dns_endpoint_config", "allow_external_traffic"], planned.HasDoor, "are applied from outside, but neither endpoint of the control plane lets anybody in.", "Set allow_external_traffic = true in dns_endpoint_config, or enable the IP endpoint for named ranges.")
        {
            IsOn = planned.IsReachable,
        };
    }
}

using Tandem.Fleet;

namespace Tandem.Rules.Serving;

/// <summary>How many Pods a workload has. An autoscaler owns the replicas of what it scales.</summary>
internal static class Replicas
{
    /// <summary>The field that says how many it may have at most; it may be absent.</summary>
    public static ObjectField MostField(FleetModel fleet, PodTemplate pod) => Scaler(fleet, pod)?["spec"]["maxReplicas"] ?? Own(pod);

    /// <summary>How many it may have at most.</summary>
    public static long Most(FleetModel fleet, PodTemplate pod) => Count(MostField(fleet, pod));

    /// <summary>How many it has at least.</summary>
    public static long Fewest(FleetModel fleet, PodTemplate pod) => Count(Scaler(fleet, pod)?["spec"]["minReplicas"] ?? Own(pod));

    private static ObjectField Own(PodTemplate pod) => pod.Root["spec"][pod.Root.Is("Job") ? "parallelism" : "replicas"];

    private static long Count(ObjectField count) => count.Exists ? count.Integer ?? 0 : 1;

    private static ObjectField? Scaler(FleetModel fleet, PodTemplate pod)
    {
        var workload = pod.Root.Owner.Manifest;
        var beside = pod.Cluster.Length > 0 ? fleet.ObjectsOf(pod.Cluster) : fleet.Objects.Where(other => other.Unit == pod.Root.Owner.Unit);
        return beside.Where(other => other.Manifest.Id.Kind == "HorizontalPodAutoscaler" && other.Manifest.Namespace == workload.Namespace)
            .Select(ObjectField.Root).FirstOrDefault(root => root["spec"]["scaleTargetRef"]["kind"].Text == workload.Id.Kind && root["spec"]["scaleTargetRef"]["name"].Text == workload.Name);
    }
}

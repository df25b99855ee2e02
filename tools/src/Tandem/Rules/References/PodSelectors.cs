namespace Tandem.Rules.References;

/// <summary>Where objects select Pods.</summary>
internal static class PodSelectors
{
    /// <summary>The selectors of one object. Those that take every Pod, or of other namespaces, are left out.</summary>
    public static IEnumerable<PodSelector> Of(ObjectField root)
    {
        var spec = root["spec"];
        return ((root.Group, root.Kind) switch
        {
            ("", "Service") => One(spec["selector"], PodUse.Service),
            ("policy", "PodDisruptionBudget") => One(spec["selector"], PodUse.Budget),
            ("inference.networking.k8s.io", "InferencePool") => One(spec["selector"], PodUse.Pool),
            ("monitoring.googleapis.com", "PodMonitoring") => One(spec["selector"], PodUse.Metrics),
            ("monitoring.googleapis.com", "ClusterPodMonitoring") => [new PodSelector(spec["selector"], null, PodUse.Metrics)],
            ("autoscaling.gke.io", "AutoscalingMetric") => One(spec["selector"], PodUse.Metrics).Concat(spec.Select("metrics[].pod.selector").SelectMany(field => One(field, PodUse.Metrics))),
            ("networking.k8s.io", "NetworkPolicy") => One(spec["podSelector"], PodUse.Policy).Concat(Peers(spec)),
            ("apps", _) when spec["template"].Exists => One(spec["selector"], PodUse.Owner),
            _ => [],
        }).Concat(PodTemplate.In("", root) is { } pod ? Placement(pod) : []).Where(selector => selector.IsGiven);
    }

    private static IEnumerable<PodSelector> One(ObjectField field, PodUse use) => [new PodSelector(field, field.Owner.Manifest.Namespace, use)];

    private static IEnumerable<PodSelector> Peers(ObjectField spec) => spec.Select("ingress[].from[]").Concat(spec.Select("egress[].to[]"))
        .Where(peer => !peer.Has("namespaceSelector")).SelectMany(peer => One(peer["podSelector"], PodUse.Policy));

    private static IEnumerable<PodSelector> Placement(PodTemplate pod) => pod.Spec.Select("topologySpreadConstraints[]")
        .Concat(pod.Spec.Select("affinity.*.requiredDuringSchedulingIgnoredDuringExecution[]"))
        .Concat(pod.Spec.Select("affinity.*.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm"))
        .Where(term => !term.Has("namespaces") && !term.Has("namespaceSelector"))
        .SelectMany(term => One(term["labelSelector"], PodUse.Placement));
}

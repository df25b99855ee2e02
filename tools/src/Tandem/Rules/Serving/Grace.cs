namespace Tandem.Rules.Serving;

/// <summary>How long Pods may take to stop: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination</summary>
internal static class Grace
{
    private const long Default = 30;

    /// <summary>Seconds that a process is given after the hook, at the least and as the fleet has it.</summary>
    public const long ToEnd = 30;

    public const long Least = 10;

    /// <summary>The field that says so.</summary>
    public static ObjectField Field(PodTemplate pod) => pod.Spec["terminationGracePeriodSeconds"];

    /// <summary>Seconds from the order to stop until the kill, the hook's included.</summary>
    public static long Of(PodTemplate pod) => Field(pod).Integer ?? Default;
}

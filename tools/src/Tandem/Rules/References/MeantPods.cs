using Tandem.Findings;

namespace Tandem.Rules.References;

/// <summary>Which Pods a selector is meant for.</summary>
internal static class MeantPods
{
    /// <summary>Whether Pods are those that a selector is meant for.</summary>
    // Of a Service or pool those are meant that open its port; of the others, those of the same name.
    public static bool Fits(PodSelector selector, PodTemplate pod) => pod.Root.Owner.Manifest.Name == selector.Root.Owner.Manifest.Name
        || ((selector.Use is PodUse.Service or PodUse.Pool || IsScraping(selector)) && PortsFit(selector, pod));

    // What shows metrics on the same port may be scraped together with others.
    public static bool IsScraping(PodSelector selector) => selector is { Use: PodUse.Metrics, Root.Kind: "PodMonitoring" };

    /// <summary>Whether the Pods open the ports that the selector's object names.</summary>
    public static bool PortsFit(PodSelector selector, PodTemplate pod)
    {
        var ports = IsScraping(selector) ? selector.Root.Select("spec.endpoints[].port").Select(port => port.Text) : selector.Use == PodUse.Service ? selector.Root["spec"]["ports"].Items.Select(port => port["targetPort"].Text ?? port["port"].Text) : selector.Root.Select("spec.targetPorts[].number").Select(port => port.Text);
        return ports.All(port => pod.Running.SelectMany(container => container["ports"].Items).Any(open => open["name"].Text == port || open["containerPort"].Text == port));
    }

    /// <summary>Whether two workloads run the same.</summary>
    // A canary runs what its model runs; a new workload beside it has other containers.
    public static bool AreKin(PodTemplate one, PodTemplate other) => Names(one).SetEquals(Names(other));

    private static HashSet<string> Names(PodTemplate pod) => pod.Spec["containers"].Items.Select(container => container["name"].Text ?? "").ToHashSet(StringComparer.Ordinal);
}

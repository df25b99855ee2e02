using Tandem.Rules.Objects;

namespace Tandem.Rules.References;

/// <summary>Where objects name ports of Pods.</summary>
internal static class PortUses
{
    private static readonly string[] Handlers =
    [
        "livenessProbe.httpGet", "readinessProbe.httpGet", "startupProbe.httpGet", "livenessProbe.tcpSocket", "readinessProbe.tcpSocket", "startupProbe.tcpSocket",
        "livenessProbe.grpc", "readinessProbe.grpc", "startupProbe.grpc", "lifecycle.preStop.httpGet", "lifecycle.postStart.httpGet",
    ];

    /// <summary>Every use in a world. Of Pods of several workloads, one must open the port: who has none is not meant.</summary>
    public static IEnumerable<PortUse> Of(World world) =>
        world.Selectors.SelectMany(selector => Selected(world, selector)).Concat(world.OwnPods.SelectMany(OfContainers)).Concat(world.OwnPods.SelectMany(ServedPort.Of));

    private static IEnumerable<PortUse> Selected(World world, PodSelector selector)
    {
        var ports = Ports(selector).ToList();
        var pods = ports.Count == 0 ? [] : world.Selected(selector).ToList();
        // A policy may let in more than a container declares; one that lets in nothing of it was meant otherwise.
        var isLoose = selector.Use == PodUse.Policy && ports.Exists(port => pods.Exists(pod => Use(port, pod).IsMet));
        foreach (var port in ports.Where(port => port.Text is not null))
        {
            var uses = pods.ConvertAll(pod => Use(port, pod));
            if (selector.Use == PodUse.Policy && uses is [{ Number: not null }, ..] && (isLoose || port.Parent!.Has("endPort")))
            {
                continue;
            }

            foreach (var use in uses.Where(use => use.IsMet || !uses.Exists(other => other.IsMet)))
            {
                yield return use;
            }
        }
    }

    private static PortUse Use(ObjectField port, PodTemplate pod) => new(port, port.Text!, [.. pod.Running.Where(container => container.Mapping is not null)], pod.ToString());

    private static IEnumerable<ObjectField> Ports(PodSelector selector)
    {
        var spec = selector.Root["spec"];
        return (selector.Use, selector.Root.Kind) switch
        {
            (PodUse.Service, _) => spec["ports"].Items.Select(port => port["targetPort"].Exists ? port["targetPort"] : port["port"]),
            (PodUse.Pool, _) => spec.Select("targetPorts[].number"),
            (PodUse.Metrics, "AutoscalingMetric") => spec.Select("endpoints[].port").Concat(spec.Select("metrics[].pod.containers[].endpoint.port")),
            (PodUse.Metrics, _) => spec.Select("endpoints[].port"),
            (PodUse.Policy, _) when selector.Field.Parent!.Key == "spec" => spec.Select("ingress[].ports[].port"),
            _ => [],
        };
    }

    // A probe reaches its own container.
    private static IEnumerable<PortUse> OfContainers(PodTemplate pod) =>
        from container in pod.Containers
        from port in Handlers.SelectMany(container.Select).Select(handler => handler["port"])
        where port.Text is not null
        select new PortUse(port, port.Text!, [container], pod.ToString());
}

using System.Globalization;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>Containers that wait for a marker before their server starts, and the Jobs that write it.</summary>
internal static class WeightsWait
{
    private const string Marker = "MARKER";

    /// <summary>How long the Pods of a workload wait, where they do.</summary>
    public static ObjectField? Deadline(World world, PodTemplate pod) => pod.Spec["initContainers"].Items.Where(container => container.Mapping is not null)
        .Select(container => new ContainerEnvironment(world, pod, container)).Where(IsOfMarker).Select(environment => environment.Find("DEADLINE", "TIMEOUT"))
        .FirstOrDefault(field => Seconds(field) is not null);

    /// <summary>The Jobs that write a marker.</summary>
    public static IEnumerable<PodTemplate> Loaders(World world) => world.Pods.Where(pod => pod.Root.Is("Job")
        && pod.Spec["containers"].Items.Any(container => container.Mapping is not null && IsOfMarker(new ContainerEnvironment(world, pod, container))));

    /// <summary>Whether a container looks for a marker, or writes it.</summary>
    public static bool IsOfMarker(ContainerEnvironment environment) => environment.Find(Marker) is not null;

    /// <summary>A number of seconds in an environment.</summary>
    public static long? Seconds(ObjectField? field) => long.TryParse(field?.Text, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}

using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>Containers that were to wait for a marker, and run a program that waits for nothing.</summary>
internal static class IdleWait
{
    // Of these it is sure that they look at no file.
    private static readonly string[] Idle = ["echo", "true", "sleep", "printf", "date"];

    /// <summary>The program of each.</summary>
    public static IEnumerable<Flaw> Of(World world, PodTemplate pod) =>
        from container in pod.Spec["initContainers"].Items
        where container.Mapping is not null && WeightsWait.IsOfMarker(new ContainerEnvironment(world, pod, container))
        let program = container["command"].Items is [var first, ..] ? first : null
        where program is not null && Idle.Contains(program.Text?.Split('/')[^1], StringComparer.Ordinal)
        select program.Flaw($"{container["name"].Text} is told of a marker, and runs {program.Text}, which looks at no file: the server starts beside weights that are not there yet.", "Run what waits for the marker.");
}

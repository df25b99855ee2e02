using Tandem.Rules.Objects;

namespace Tandem.Rules.References;

/// <summary>Ports of a Service that lead to another port than the one of their own name.</summary>
internal static class CrossedPorts
{
    /// <summary>Those of a Service whose Pods have a port of a word of the name, to which nothing leads, while two lead to one.</summary>
    public static IEnumerable<Flaw> Of(World world, ObjectField service)
    {
        var ports = service["spec"]["ports"].Items;
        var open = ports.Count < 2 ? [] : PodSelectors.Of(service).SelectMany(world.Selected)
            .SelectMany(pod => pod.Running).SelectMany(container => container["ports"].Items).Where(port => port["name"].Text is not null)
            .DistinctBy(port => port["name"].Text).ToDictionary(port => port["name"].Text!, port => port["containerPort"].Text, StringComparer.Ordinal);
        string? Reached(ObjectField port) => port["targetPort"].Text is { } target ? open.GetValueOrDefault(target) ?? target : port["port"].Text;
        return from port in ports
               let own = port["name"].Text?.Split('-').Append(port["name"].Text!).Where(open.ContainsKey).ToList()
               where own is { Count: > 0 } && own.TrueForAll(name => !ports.Any(other => Reached(other) == open[name]))
               where ports.Count(other => Reached(other) == Reached(port)) > 1
               select port["targetPort"].Flaw($"{port["targetPort"].Here} is {port["targetPort"].Text}, so that nothing leads to the port {own[^1]} of the Pods.", $"Write {own[^1]}.");
    }
}

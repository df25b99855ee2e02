using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>Ports by name or number, where others refer to them.</summary>
internal static class PortReferences
{
    /// <summary>What is wrong with a Service's port.</summary>
    public static IEnumerable<Flaw?> OfService(ObjectField port)
    {
        yield return port["name"] is { String: { Length: > 0 } text } name && Names.Label(text) is { } wanted
            ? name.Flaw($"{name.Here} must be {wanted}; it is \"{text}\".") : null;
        yield return Named(port["targetPort"]);
    }

    /// <summary>What is wrong with a NetworkPolicy's port.</summary>
    public static IEnumerable<Flaw?> OfPolicy(ObjectField port)
    {
        var (first, last) = (port["port"], port["endPort"]);
        yield return Named(first);
        yield return !last.Exists ? null
            : first.Integer is not { } from ? last.KeyFlaw($"{last.Here} needs a number in port beside it.")
            : last.Integer < from ? last.Flaw($"{last.Here} must be at least port {from}; it is {last.Integer}.") : null;
    }

    /// <summary>A malformed name of a port; null where it is well formed.</summary>
    public static Flaw? Named(ObjectField port) => port.String is not { } text || Names.Port(text) is not { } wanted ? null
        : text.Length > 0 && text.All(char.IsAsciiDigit)
        ? port.Flaw($"{port.Here} must be a number or a port's name; it is the string \"{text}\".", "Write it without quotes.")
        : port.Flaw($"{port.Here} must be {wanted}; it is \"{text}\".");
}

namespace Tandem.Topology;

/// <summary>The words of a picture.</summary>
internal static class PartText
{
    /// <summary>What a kind of part is called.</summary>
    public static string Caption(PartKind kind) => kind switch
    {
        PartKind.Dns => "DNS name",
        PartKind.Address => "address",
        PartKind.Pool => "InferencePool",
        PartKind.Picker => "endpoint picker",
        PartKind.Server => "model server",
        PartKind.Identity => "service account",
        _ => kind == PartKind.Gateway ? "Gateway" : kind.ToString().ToLowerInvariant(),
    };

    /// <summary>The ids of the rules that marks name, each once.</summary>
    public static IReadOnlyList<string> Rules(IEnumerable<TopologyMark> marks) => [.. marks.Select(mark => mark.RuleId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

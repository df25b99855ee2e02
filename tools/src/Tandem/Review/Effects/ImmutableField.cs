namespace Tandem.Review.Effects;

/// <summary>A field that the API server refuses to change.</summary>
/// <param name="Group">The group of the kind.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Keys">The way to it; what lies below it is fixed too.</param>
/// <param name="Remedy">What to do instead, as a sentence.</param>
internal sealed record ImmutableField(string Group, string Kind, IReadOnlyList<string> Keys, string Remedy)
{
    /// <summary>Ways below it that may change after all.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Except { get; init; } = [];

    /// <summary>Whether it may be set once where it was absent.</summary>
    public bool MayBeSet { get; init; }

    public bool Covers(string group, string kind, IReadOnlyList<string> way) =>
        group == Group && kind == Kind && StartsWith(way, Keys) && !Except.Any(open => StartsWith(way, open));

    private static bool StartsWith(IReadOnlyList<string> way, IReadOnlyList<string> start) =>
        way.Count >= start.Count && start.Select((key, i) => way[i] == key).All(same => same);
}

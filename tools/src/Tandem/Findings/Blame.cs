namespace Tandem.Findings;

/// <summary>The place a person must edit, and how it is known.</summary>
/// <param name="Place">The place.</param>
/// <param name="Exact">Whether the writer of the value was found, not only the file it began in.</param>
/// <param name="Chain">The steps that led to the value, first writer first; empty where the place is the only one.</param>
public sealed record Blame(Place Place, bool Exact, IReadOnlyList<ChainLink> Chain)
{
    /// <summary>The blame of a place that no other layer stands over.</summary>
    public static Blame At(Place place) => new(place, Exact: true, []);
}

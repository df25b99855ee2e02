namespace Tandem.Review.Promotion;

/// <summary>How a region stands to a commit, by its commit statuses.</summary>
/// <param name="Failed">The statuses that say failure or error.</param>
/// <param name="Waiting">Those that are pending, or that nobody has set yet.</param>
public sealed record RegionHealth(IReadOnlyList<string> Failed, IReadOnlyList<string> Waiting)
{
    /// <summary>Whether every unit is healthy.</summary>
    public bool IsHealthy => Failed.Count == 0 && Waiting.Count == 0;
}

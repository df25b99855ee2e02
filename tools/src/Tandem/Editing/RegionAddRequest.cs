namespace Tandem.Editing;

/// <summary>What a new region is to be. What is null is derived from the other regions.</summary>
/// <param name="Name">The Google Cloud region, and the name of its folder.</param>
/// <param name="Zone">The zone of its TPU node pool.</param>
public sealed record RegionAddRequest(string Name, string Zone)
{
    /// <summary>The region whose folder is the model; null for the first that is not the config cluster.</summary>
    public string? From { get; init; }

    /// <summary>The zones of the system node pool, comma separated; null for the zone and one beside it.</summary>
    public string? SystemZones { get; init; }

    /// <summary>The ranges somebody chose, by the name of the fact, such as <c>podCidr</c>.</summary>
    public IReadOnlyDictionary<string, string> Ranges { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The maintenance window: start, end and recurrence; null for a free one.</summary>
    public string? MaintenanceWindow { get; init; }
}

namespace Tandem.Live.Drill;

/// <summary>A record of a drill that stands in a cluster.</summary>
/// <param name="Region">The cluster's region.</param>
/// <param name="Record">What it says; null where it cannot be read.</param>
public sealed record FoundRecord(string Region, DrillRecord? Record);

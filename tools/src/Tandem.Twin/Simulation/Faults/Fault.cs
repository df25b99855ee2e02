namespace Tandem.Twin.Simulation.Faults;

/// <summary>Something that goes wrong on purpose.</summary>
/// <param name="Id">Its name, given by the book.</param>
/// <param name="Region">Where.</param>
/// <param name="Kind">What.</param>
public sealed record Fault(string Id, string Region, FaultKind Kind)
{
    /// <summary>A number that the kind takes; null for its default.</summary>
    public double? Value { get; init; }

    /// <summary>The share of what it concerns, above 0 and up to 1.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>The Pod, or the first letters of its name, that alone is concerned; null for all.</summary>
    public string? Pod { get; init; }

    /// <summary>When it ends by itself, in simulated time; null where only a call ends it.</summary>
    public DateTimeOffset? Until { get; init; }
}

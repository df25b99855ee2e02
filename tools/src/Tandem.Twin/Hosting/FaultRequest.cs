using System.Text.Json;
using Tandem.Twin.Simulation.Faults;

namespace Tandem.Twin.Hosting;

/// <summary>A fault that somebody asks for.</summary>
/// <param name="Region">Where.</param>
/// <param name="Kind">What.</param>
public sealed record FaultRequest(string? Region, FaultKind? Kind)
{
    /// <summary>A number that the kind takes.</summary>
    public double? Value { get; init; }

    /// <summary>The share of what it concerns.</summary>
    public double? Rate { get; init; }

    /// <summary>The Pod that alone is concerned, or how its name begins.</summary>
    public string? Pod { get; init; }

    /// <summary>How long it lasts, in simulated seconds; until it is taken away where absent.</summary>
    public double? Seconds { get; init; }

    /// <summary>The kinds as they are written.</summary>
    public static string Kinds => string.Join(", ", Enum.GetNames<FaultKind>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName));

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public string? Complaint(IReadOnlyList<string> regions) =>
        Region is null || !regions.Contains(Region, StringComparer.Ordinal) ? $"There is no region {Region}; the regions are {string.Join(", ", regions)}."
        : Kind is null ? $"A fault needs a kind: {Kinds}."
        : Rate is <= 0 or > 1 ? "rate must be above 0 and at most 1."
        : Seconds is <= 0 ? "seconds must be above 0."
        : Value is < 0 ? "value must not be negative."
        : null;

    /// <summary>The fault.</summary>
    /// <param name="now">The simulated time.</param>
    public Fault ToFault(DateTimeOffset now) => new("", Region!, Kind!.Value)
    {
        Value = Value,
        Rate = Rate ?? 1,
        Pod = Pod,
        Until = Seconds is { } seconds ? now.AddSeconds(seconds) : null,
    };
}

namespace Tandem.Live.Drill;

/// <summary>A condition without which a drill does not start.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Value">What was found.</param>
/// <param name="Hint">What to do where it does not hold; null where it does.</param>
public sealed record GuardResult(string Name, bool Holds, string Value, string? Hint);

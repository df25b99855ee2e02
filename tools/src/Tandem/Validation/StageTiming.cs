namespace Tandem.Validation;

/// <summary>How long a stage of a run took.</summary>
/// <param name="Name">The stage.</param>
/// <param name="Time">Its wall time.</param>
public sealed record StageTiming(string Name, TimeSpan Time);

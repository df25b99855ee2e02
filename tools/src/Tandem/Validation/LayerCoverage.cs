namespace Tandem.Validation;

/// <summary>What one layer checked.</summary>
/// <param name="Name">The layer.</param>
/// <param name="Skipped">Why it was left out; null where it was checked.</param>
/// <param name="Checked">How many of which things it checked.</param>
/// <param name="Programs">The outside programs that took part, with their versions.</param>
public sealed record LayerCoverage(
    string Name, string? Skipped, IReadOnlyList<CheckedCount> Checked, IReadOnlyList<string> Programs);

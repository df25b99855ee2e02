namespace Tandem.Rules;

/// <summary>Two fields that should agree.</summary>
/// <param name="Flaw">The one that strayed.</param>
/// <param name="Other">The other.</param>
internal sealed record Mismatch(Flaw Flaw, ObjectField Other);

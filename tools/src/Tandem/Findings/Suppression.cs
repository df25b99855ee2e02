namespace Tandem.Findings;

/// <summary>Why a finding does not count.</summary>
/// <param name="By">Where the suppression stands: <c>tandem.yaml:LINE</c> or the object's annotation.</param>
/// <param name="Reason">The reason given there.</param>
/// <param name="Until">The last day on which it holds; null for no end.</param>
public sealed record Suppression(string By, string Reason, DateOnly? Until);

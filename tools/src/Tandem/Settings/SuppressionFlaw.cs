namespace Tandem.Settings;

/// <summary>What keeps a suppression from being one.</summary>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">How to mend it; null where the message says so.</param>
public sealed record SuppressionFlaw(string Message, string? Hint);

namespace Tandem.Rules.Security;

/// <summary>What is said of a value, and how to mend it.</summary>
/// <param name="Message">What was found.</param>
/// <param name="Hint">How to mend it.</param>
/// <param name="IsSlip">Whether the value nearly is a known one.</param>
internal sealed record Complaint(string Message, string Hint, bool IsSlip);

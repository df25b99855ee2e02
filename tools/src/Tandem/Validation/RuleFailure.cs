namespace Tandem.Validation;

/// <summary>A rule that threw: a bug of ours. The other rules ran all the same.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Error">What it threw.</param>
public sealed record RuleFailure(string RuleId, Exception Error);

using Tandem.Findings;
using Tandem.Rules;

namespace Tandem.Validation;

/// <summary>What one rule found on one object.</summary>
internal sealed record FoundByRule(ObjectRule Rule, IReadOnlyList<Finding> Findings);

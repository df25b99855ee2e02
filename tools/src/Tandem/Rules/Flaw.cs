using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules;

/// <summary>What an <see cref="ObjectRule"/> finds: a field, which part of it is to be edited, and why.</summary>
internal sealed record Flaw(ObjectField Field, FieldTarget Target, string Message, string? Hint)
{
    /// <summary>The rule it breaks, where that is one of the schemas' own and not the rule that looked.</summary>
    public RuleInfo? Rule { get; init; }
}

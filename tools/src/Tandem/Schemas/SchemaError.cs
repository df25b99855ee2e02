using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Schemas;

/// <summary>One way in which an object differs from its schema.</summary>
/// <param name="Rule">The rule it breaks.</param>
/// <param name="Path">The way from the object's root to the field.</param>
/// <param name="Target">Which part of the field is to be edited.</param>
/// <param name="Message">What was found and what was expected.</param>
/// <param name="Hint">How to mend it; null where the message says so.</param>
public sealed record SchemaError(RuleInfo Rule, IReadOnlyList<PathSegment> Path, FieldTarget Target, string Message, string? Hint)
{
    /// <summary>The fields of the item at <see cref="Path"/> that make it a double of another; empty for every other error.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];
}

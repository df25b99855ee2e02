using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules;

/// <summary>What an <see cref="ObjectRule"/> finds: a field, which part of it is to be edited, and why.</summary>
internal sealed record Flaw(ObjectField Field, FieldTarget Target, string Message, string? Hint)
{
    /// <summary>The rule it breaks, where that is one of the schemas' own and not the rule that looked.</summary>
    public RuleInfo? Rule { get; init; }

    /// <summary>What it misses, as <see cref="Finding.Misses"/> has it.</summary>
    public IReadOnlyList<string> Misses { get; init; } = [];

    /// <summary>Whether something in the tree took away what is missing: its blame is then not its holder's.</summary>
    public bool IsTaken => Target == FieldTarget.Holder && Field.Parent is { } holder && Field.Owner.Blame(Field.Path, Target).Place != Field.Owner.Blame(holder.Path, FieldTarget.Key).Place;

    /// <summary>The finding of it, by the rule that looked unless it names its own.</summary>
    public Finding Of(RuleInfo looking) => Field.Owner.Finding(Rule ?? looking, Field.Path, Target, Message, Hint);
}

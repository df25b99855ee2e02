namespace Tandem.Rules;

/// <summary>A value of a <see cref="TypedUnion"/>'s type, with the field that belongs to it; empty where none does.</summary>
internal sealed record UnionField(string Value, string Field);

namespace Tandem.Rules.ArgoCd.Health;

/// <summary>The states of the objects of some kinds whose controllers write the same status.</summary>
/// <param name="Kinds">The kinds, by group and kind.</param>
/// <param name="Cases">The states.</param>
internal sealed record HealthTable(IReadOnlyList<(string Group, string Kind)> Kinds, IReadOnlyList<HealthCase> Cases);

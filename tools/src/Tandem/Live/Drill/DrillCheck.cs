namespace Tandem.Live.Drill;

/// <summary>One thing that must hold, with what was measured.</summary>
/// <param name="Name">What must hold.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Limit">The limit, fixed before the run.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Holds">Whether it holds.</param>
public sealed record DrillCheck(string Name, CheckKind Kind, string Limit, string Value, bool Holds);

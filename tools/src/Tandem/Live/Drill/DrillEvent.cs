namespace Tandem.Live.Drill;

/// <summary>Something that happened in a drill.</summary>
/// <param name="Name">A word for it.</param>
/// <param name="Text">What it means.</param>
/// <param name="At">When, from the start of the load.</param>
public sealed record DrillEvent(string Name, string Text, TimeSpan? At);

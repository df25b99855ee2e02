namespace Tandem.Live.Cleanup;

/// <summary>Objects that go together, before those of the next stage.</summary>
/// <param name="Name">What the stage does.</param>
/// <param name="Targets">What goes: only what is there.</param>
/// <param name="Within">The longest until all of it is gone.</param>
public sealed record CleanupStage(string Name, IReadOnlyList<CleanupTarget> Targets, TimeSpan Within);

namespace Tandem.Live.Drill;

/// <summary>Who is told how a drill goes.</summary>
/// <param name="Phase">A phase begins: its number, name and what it waits for.</param>
/// <param name="Event">Something happened.</param>
/// <param name="Note">Something worth knowing.</param>
public sealed record DrillProgress(Action<int, string, string> Phase, Action<DrillEvent> Event, Action<string> Note);

namespace Tandem.Live.Drill;

/// <summary>One of the nine phases of the codelab's failover test.</summary>
/// <param name="Number">1 to 9.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">Its beginning, from the start of the load.</param>
/// <param name="To">Its end.</param>
public sealed record DrillPhase(int Number, string Name, TimeSpan From, TimeSpan To);

namespace Tandem.Twin.Simulation.Pods;

/// <summary>A line that a container wrote.</summary>
/// <param name="Number">Its number, counted from 1.</param>
/// <param name="At">When, in simulated time.</param>
/// <param name="Text">The line.</param>
internal sealed record PodLogLine(long Number, DateTimeOffset At, string Text);

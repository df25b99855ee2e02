namespace Tandem.Bench;

/// <summary>One whole run.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Milliseconds">Wall time from start to end.</param>
/// <param name="PeakMegabytes">The most memory that was resident at once; 0 where the system does not tell.</param>
internal sealed record Outcome(int ExitCode, string Output, double Milliseconds, double PeakMegabytes);

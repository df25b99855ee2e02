namespace Tandem.Programs;

/// <summary>How an outside program ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to standard output, as UTF-8.</param>
/// <param name="Error">What it wrote to standard error, as UTF-8; the beginning where it was very long.</param>
public sealed record ProgramResult(int ExitCode, string Output, string Error);

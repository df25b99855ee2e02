namespace Tandem.Twin.Kubernetes;

/// <summary>How a command in a container ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
public sealed record ExecResult(int ExitCode, string Output, string Error);

namespace Tandem.Twin.Kubernetes;

/// <summary>One line of a log.</summary>
/// <param name="Time">When it was written.</param>
/// <param name="Text">The line, without its end.</param>
public sealed record LogLine(DateTimeOffset Time, string Text);

namespace Tandem.Findings;

/// <summary>One step on the way from the first writing of a value to the rendered one.</summary>
/// <param name="Role">What the step did.</param>
/// <param name="File">The path from the repository's root.</param>
/// <param name="Line">The line, counted from 1.</param>
public sealed record ChainLink(ChainRole Role, string File, int Line);

namespace Tandem.Review.GitHub;

/// <summary>A run of a workflow.</summary>
/// <param name="Event">What started it, such as <c>push</c>.</param>
/// <param name="Branch">The branch that it ran for.</param>
/// <param name="Conclusion">How it ended, such as <c>success</c>; null while it goes on.</param>
/// <param name="Url">Where people read it.</param>
public sealed record WorkflowRun(string Event, string Branch, string? Conclusion, string Url);

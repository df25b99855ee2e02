namespace Tandem.Twin.Kubernetes;

/// <summary>A container's log.</summary>
/// <param name="Written">The lines so far.</param>
/// <param name="More">The lines to come, until the container ends; null where none will.</param>
public sealed record PodLog(IReadOnlyList<LogLine> Written, IAsyncEnumerable<LogLine>? More = null);

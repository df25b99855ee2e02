namespace Tandem.Live.Clusters;

/// <summary>A cluster could not be asked, or refused.</summary>
/// <param name="problem">Why.</param>
/// <param name="message">What was asked of which cluster, and what came of it.</param>
/// <param name="hint">What to do about it, in one line.</param>
public sealed class ClusterException(ClusterProblem problem, string message, string hint) : Exception(message)
{
    /// <summary>Why.</summary>
    public ClusterProblem Problem { get; } = problem;

    /// <summary>What to do about it, in one line.</summary>
    public string Hint { get; } = hint;
}

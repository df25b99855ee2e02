namespace Tandem.Review.GitHub;

/// <summary>GitHub did not do what it was asked to.</summary>
public sealed class GitHubException(string message, string hint) : Exception(message)
{
    /// <summary>How to mend it, in one line.</summary>
    public string Hint { get; } = hint;
}

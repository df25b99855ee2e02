namespace Tandem.Bootstrap;

/// <summary>Argo CD could not be brought into a cluster. What was applied stays; the same command goes on from there.</summary>
/// <param name="message">What failed, and what was said about it.</param>
/// <param name="hint">What to do about it, in one line.</param>
public sealed class BootstrapException(string message, string hint) : Exception(message)
{
    /// <summary>What to do about it, in one line.</summary>
    public string Hint { get; } = hint;
}

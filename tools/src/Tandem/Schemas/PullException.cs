namespace Tandem.Schemas;

/// <summary>A cluster could not be asked for its schemas, or refused.</summary>
/// <param name="message">What was asked, and what came of it.</param>
/// <param name="hint">What to do about it, in one line.</param>
public sealed class PullException(string message, string hint) : Exception(message)
{
    /// <summary>What to do about it, in one line.</summary>
    public string Hint { get; } = hint;
}

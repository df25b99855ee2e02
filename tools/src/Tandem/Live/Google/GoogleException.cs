namespace Tandem.Live.Google;

/// <summary>Google Cloud refused or did not answer: the user's to mend.</summary>
/// <param name="message">What happened, in one sentence.</param>
/// <param name="hint">How to mend it.</param>
public sealed class GoogleException(string message, string hint) : Exception(message)
{
    /// <summary>How to mend it.</summary>
    public string Hint { get; } = hint;
}

namespace Tandem.Twin.Hosting;

/// <summary>The twin cannot be run as asked, for a reason that the user can mend.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="hint">How to mend it.</param>
public sealed class TwinException(string message, string hint) : Exception(message)
{
    /// <summary>How to mend it.</summary>
    public string Hint { get; } = hint;
}

namespace Tandem.Editing;

/// <summary>An edit that was asked for cannot be made. Nothing was written.</summary>
/// <param name="message">What is wrong with it.</param>
/// <param name="hint">How to mend it; null where the message says so.</param>
public sealed class EditRefusal(string message, string? hint = null) : Exception(message)
{
    /// <summary>How to mend it; null where the message says so.</summary>
    public string? Hint { get; } = hint;
}

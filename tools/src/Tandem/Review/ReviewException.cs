namespace Tandem.Review;

/// <summary>A review cannot begin: what was named does not exist, or is no repository.</summary>
public sealed class ReviewException(string message, string hint) : Exception(message)
{
    /// <summary>How to mend it, in one line.</summary>
    public string Hint { get; } = hint;
}

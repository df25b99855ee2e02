namespace Tandem.Live.Chat;

/// <summary>What came of a chat request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Region">The region that answered; null where it does not say.</param>
/// <param name="Text">The answer, or what the error says.</param>
/// <param name="IsWhole">Whether the answer came to its end.</param>
/// <param name="FirstToken">From the request to the first token; null where none came.</param>
/// <param name="Total">From the request to the end.</param>
public sealed record ChatAnswer(int Status, string? Region, string Text, bool IsWhole, TimeSpan? FirstToken, TimeSpan Total);

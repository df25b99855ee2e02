namespace Tandem.Rules.Security;

/// <summary>Something in a text that looks like a token.</summary>
/// <param name="Index">Where it begins.</param>
/// <param name="Text">The whole of it.</param>
internal sealed record FoundToken(int Index, string Text)
{
    private const int Shown = 7;

    /// <summary>As much of it as tells people which one is meant, and no more.</summary>
    public string Start => Text[..Math.Min(Text.Length / 2, Shown)] + "...";
}

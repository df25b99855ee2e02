namespace Tandem.Lua;

/// <summary>The words of a script, one after the other.</summary>
/// <param name="tokens">The words, the last of which is the end.</param>
internal sealed class LuaCursor(IReadOnlyList<LuaToken> tokens)
{
    private int at;

    /// <summary>The names that were met.</summary>
    public LuaNames Names { get; } = new();

    /// <summary>The word that is next.</summary>
    public LuaToken Next => tokens[at];

    /// <summary>The word after it.</summary>
    public LuaToken Second => tokens[Math.Min(at + 1, tokens.Count - 1)];

    /// <summary>Takes a word.</summary>
    public LuaToken Take() => Next.Kind == LuaTokenKind.End ? Next : tokens[at++];

    /// <summary>Takes a word if it is this one.</summary>
    public bool Takes(string text)
    {
        var isNext = Next.Is(text);
        at += isNext ? 1 : 0;
        return isNext;
    }

    /// <summary>Takes a word that must be this one.</summary>
    public LuaToken Expect(string text) => Next.Is(text) ? Take() : throw Wrong(text);

    /// <summary>Takes a word that must be a name.</summary>
    public LuaToken Name() => Next.Kind == LuaTokenKind.Name ? Take() : throw Wrong("a name");

    /// <summary>That another word was wanted. Where the next one begins a line, it was forgotten at the end of the last.</summary>
    public LuaException Wrong(string wanted) => Next.Kind == LuaTokenKind.End ? new($"The script ends where {wanted} is wanted.", Next)
        : at > 0 && tokens[at - 1].Line < Next.Line && wanted is "then" or "do" ? new($"{wanted} is wanted after {tokens[at - 1].Text}.", tokens[at - 1])
        : new($"{Next.Text} stands where {wanted} is wanted.", Next);
}

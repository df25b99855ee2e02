namespace Tandem.Lua;

/// <summary>One word of a script.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word; of a string what it holds.</param>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Column">Its column, counted from 1; of a string in quotes that of what it holds.</param>
internal sealed record LuaToken(LuaTokenKind Kind, string Text, int Line, int Column)
{
    /// <summary>Whether it is this keyword or symbol.</summary>
    public bool Is(string text) => Kind is LuaTokenKind.Keyword or LuaTokenKind.Symbol && Text == text;
}

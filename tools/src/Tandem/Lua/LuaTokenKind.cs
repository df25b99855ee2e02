namespace Tandem.Lua;

/// <summary>What a token of Lua is.</summary>
internal enum LuaTokenKind
{
    /// <summary>A name.</summary>
    Name,

    /// <summary>A word that no name may be.</summary>
    Keyword,

    /// <summary>A string, without its quotes.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An operator or a bracket.</summary>
    Symbol,

    /// <summary>The end of the text.</summary>
    End,
}

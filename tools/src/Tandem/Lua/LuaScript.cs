namespace Tandem.Lua;

/// <summary>A script, ready to be run as often as one likes: every run begins anew, and ends.</summary>
internal sealed class LuaScript
{
    private readonly LuaStatement block;

    private LuaScript(IReadOnlyList<LuaToken> tokens) => (Tokens, (block, Names)) = (tokens, LuaBlocks.Read(tokens));

    /// <summary>Its words, the last of which is its end.</summary>
    public IReadOnlyList<LuaToken> Tokens { get; }

    /// <summary>Its names.</summary>
    public LuaNames Names { get; }

    /// <summary>Reads one.</summary>
    /// <exception cref="LuaException">It is not Lua 5.1.</exception>
    public static LuaScript Read(string text) => new(LuaLexer.Read(text));

    /// <summary>The same with one word in the place of another.</summary>
    /// <exception cref="LuaException">With that it is no script any more.</exception>
    public LuaScript With(int index, LuaToken token) => new([.. Tokens.Take(index), token, .. Tokens.Skip(index + 1)]);

    /// <summary>The same with one word more, before another.</summary>
    /// <exception cref="LuaException">With that it is no script any more.</exception>
    public LuaScript WithBefore(int index, LuaToken token) => new([.. Tokens.Take(index), token, .. Tokens.Skip(index)]);

    /// <summary>The same without a word.</summary>
    /// <exception cref="LuaException">Without it it is no script any more.</exception>
    public LuaScript Without(int index) => new([.. Tokens.Take(index), .. Tokens.Skip(index + 1)]);

    /// <summary>Runs it; null where it comes to its end without returning.</summary>
    /// <param name="globals">What it finds under names of its own.</param>
    /// <exception cref="LuaException">It does not come to its end.</exception>
    /// <exception cref="LuaBeyondException">It uses what is not known here.</exception>
    public LuaExit? Run(params IEnumerable<(string Name, object? Value)> globals)
    {
        var run = new LuaRun();
        foreach (var (name, value) in globals)
        {
            run.Globals[name] = value;
        }

        return block(new LuaScope(run));
    }
}

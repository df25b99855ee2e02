namespace Tandem.Lua;

/// <summary>The names of a script: where it sets them, and where it uses any.</summary>
internal sealed class LuaNames
{
    private readonly List<LuaToken> set = [];
    private readonly List<LuaToken> used = [];

    /// <summary>The names that it sets.</summary>
    public IEnumerable<string> Known => set.Select(name => name.Text);

    /// <summary>Where it uses what it never sets and Lua does not bring.</summary>
    public IEnumerable<LuaToken> Unknown => used.Where(name => !Known.Contains(name.Text) && !LuaLibrary.Has(name.Text));

    /// <summary>Where it sets what it never uses.</summary>
    public IEnumerable<LuaToken> Idle => set.Where(name => !used.Exists(use => use.Text == name.Text));

    /// <summary>Notes that a name is set, and not used.</summary>
    public void Set(LuaToken name)
    {
        set.Add(name);
        used.RemoveAll(use => ReferenceEquals(use, name));
    }

    /// <summary>Notes that a name is used.</summary>
    public void Use(LuaToken name) => used.Add(name);
}

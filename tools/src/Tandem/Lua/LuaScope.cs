namespace Tandem.Lua;

/// <summary>The locals of a block, inside those around it.</summary>
/// <param name="run">The run.</param>
/// <param name="around">The block around it; null for a script.</param>
internal sealed class LuaScope(LuaRun run, LuaScope? around = null)
{
    private Dictionary<string, object?>? locals;

    /// <summary>The run.</summary>
    public LuaRun Run { get; } = run;

    /// <summary>What <c>...</c> stands for.</summary>
    public object?[] Rest { get; init; } = around?.Rest ?? [];

    /// <summary>A block inside this one.</summary>
    public LuaScope Inner() => new(Run, this);

    /// <summary>Makes a local.</summary>
    public void Declare(string name, object? value) => (locals ??= new Dictionary<string, object?>(StringComparer.Ordinal))[name] = value;

    /// <summary>The value of a name.</summary>
    /// <exception cref="LuaBeyondException">Argo CD has something under it that is not known here.</exception>
    public object? Get(string name) => Holder(name) is { } holder ? holder.locals![name]
        : Run.Globals.TryGetValue(name, out var value) ? value
        : LuaLibrary.Beyond.Contains(name) ? throw new LuaBeyondException(name) : null;

    /// <summary>Gives a name a value.</summary>
    public void Set(string name, object? value) => (Holder(name)?.locals ?? Run.Globals)[name] = value;

    private LuaScope? Holder(string name)
    {
        var scope = this;
        while (scope is not null && scope.locals?.ContainsKey(name) != true)
        {
            scope = scope.Around;
        }

        return scope;
    }

    private LuaScope? Around => around;
}

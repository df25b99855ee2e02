namespace Tandem.Lua;

/// <summary>One call of a function.</summary>
/// <param name="Run">The run that it belongs to.</param>
/// <param name="At">Where it is called.</param>
/// <param name="Arguments">What it is given.</param>
internal sealed record LuaCall(LuaRun Run, LuaToken At, object?[] Arguments)
{
    /// <summary>The argument of a number, counted from 0; null where there is none.</summary>
    public object? this[int index] => index < Arguments.Length ? Arguments[index] : null;

    /// <summary>An argument that must be a table.</summary>
    public LuaTable Table(int index) => this[index] as LuaTable ?? throw Wrong(index, "a table");

    /// <summary>An argument that must be a number; <paramref name="otherwise"/> where there is none.</summary>
    public double Number(int index, double? otherwise = null) =>
        this[index] is null && otherwise is { } usual ? usual : LuaValues.Number(this[index]) ?? throw Wrong(index, "a number");

    /// <summary>An argument that must be a function.</summary>
    public LuaFunction Function(int index) => this[index] as LuaFunction ?? throw Wrong(index, "a function");

    private LuaException Wrong(int index, string wanted) => new($"Argument {index + 1} is {LuaValues.TypeOf(this[index])}, not {wanted}.", At);
}

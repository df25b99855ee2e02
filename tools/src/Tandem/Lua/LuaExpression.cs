namespace Tandem.Lua;

/// <summary>An expression, to be evaluated.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="One">Its value, or the first of them.</param>
internal sealed record LuaExpression(LuaToken At, Func<LuaScope, object?> One)
{
    /// <summary>All of its values, where it may have another number of them than one.</summary>
    public Func<LuaScope, object?[]>? Many { get; init; }

    /// <summary>Gives it a value; null where it can take none.</summary>
    public Action<LuaScope, object?, LuaToken>? Assign { get; init; }

    /// <summary>The field of a table that it is; null where it is none.</summary>
    public LuaToken? Field { get; init; }

    /// <summary>Whether it is a name alone.</summary>
    public bool IsName { get; init; }

    /// <summary>Whether it is a call, which may be a statement.</summary>
    public bool IsCall { get; init; }

    /// <summary>An expression of any number of values.</summary>
    public static LuaExpression OfMany(LuaToken at, Func<LuaScope, object?[]> many) =>
        new(at, scope => many(scope) is [var first, ..] ? first : null) { Many = many };

    /// <summary>The values of several: of each the first, of the last all.</summary>
    public static object?[] Values(IReadOnlyList<LuaExpression> list, LuaScope scope) => list.Count > 0 && list[^1].Many is { } many
        ? [.. list.SkipLast(1).Select(expression => expression.One(scope)), .. many(scope)]
        : [.. list.Select(expression => expression.One(scope))];
}

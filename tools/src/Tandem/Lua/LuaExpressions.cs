namespace Tandem.Lua;

/// <summary>Reads expressions.</summary>
/// <param name="words">The words of the script.</param>
/// <param name="functions">Reads functions.</param>
internal sealed class LuaExpressions(LuaCursor words, LuaFunctions functions)
{
    private LuaPrefixes Prefixes => field ??= new LuaPrefixes(words, this);

    /// <summary>Reads several, with commas between them.</summary>
    public IReadOnlyList<LuaExpression> List()
    {
        var list = new List<LuaExpression> { Read() };
        while (words.Takes(","))
        {
            list.Add(Read());
        }

        return list;
    }

    /// <summary>Reads one whose operators bind tighter than <paramref name="above"/>.</summary>
    public LuaExpression Read(int above = 0)
    {
        LuaRun.EnsureDepth(words.Next);
        var left = words.Next.Is("not") || words.Next.Is("-") || words.Next.Is("#") ? OfOne() : Simple();
        while (Binding() is var binding && binding > above)
        {
            var symbol = words.Take();
            left = OfTwo(symbol, left, Read(LuaOperators.IsOfRight(binding) ? binding - 1 : binding));
        }

        return left;
    }

    /// <summary>Reads what a function is to be called, and whether a colon stands before the last of its names.</summary>
    public (LuaExpression Target, bool IsMethod) Target() => Prefixes.Target();

    private int Binding() => words.Next.Kind is LuaTokenKind.Symbol or LuaTokenKind.Keyword ? LuaOperators.Binding(words.Next.Text) : 0;

    private LuaExpression OfOne()
    {
        var symbol = words.Take();
        var value = Read(LuaOperators.Unary);
        return new LuaExpression(symbol, symbol.Text switch
        {
            "not" => scope => !LuaValues.IsTrue(value.One(scope)),
            "-" => scope => LuaOperators.Negative(symbol, value.One(scope)),
            _ => scope => LuaOperators.Length(symbol, value.One(scope)),
        });
    }

    private static LuaExpression OfTwo(LuaToken symbol, LuaExpression left, LuaExpression right) => new(left.At, symbol.Text switch
    {
        "and" => scope => left.One(scope) is var value && LuaValues.IsTrue(value) ? right.One(scope) : value,
        "or" => scope => left.One(scope) is var value && LuaValues.IsTrue(value) ? value : right.One(scope),
        _ => scope => LuaOperators.Apply(symbol, left.One(scope), right.One(scope)),
    });

    private LuaExpression Simple()
    {
        var token = words.Next;
        return token.Kind switch
        {
            LuaTokenKind.String => Constant(words.Take(), token.Text),
            LuaTokenKind.Number => Constant(words.Take(), LuaValues.Number(token.Text) ?? throw new LuaException($"{token.Text} is no number.", token)),
            _ when words.Takes("nil") => Constant(token, null),
            _ when words.Takes("true") => Constant(token, true),
            _ when words.Takes("false") => Constant(token, false),
            _ when words.Takes("...") => LuaExpression.OfMany(token, scope => scope.Rest),
            _ when words.Takes("function") => new LuaExpression(token, functions.Read(null)),
            _ => token.Is("{") ? Prefixes.Table() : Prefixes.Read(),
        };
    }

    private static LuaExpression Constant(LuaToken at, object? value) => new(at, _ => value);
}

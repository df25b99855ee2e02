namespace Tandem.Lua;

/// <summary>Reads statements.</summary>
internal sealed class LuaBlocks
{
    private static readonly string[] Ends = ["end", "else", "elseif", "until"];
    private readonly LuaCursor words;
    private readonly LuaExpressions expressions;
    private readonly LuaFunctions functions;
    private readonly LuaLoops loops;

    private LuaBlocks(LuaCursor words)
    {
        this.words = words;
        functions = new LuaFunctions(words, Block);
        expressions = new LuaExpressions(words, functions);
        loops = new LuaLoops(words, expressions, functions, Block);
    }

    /// <summary>Reads a whole script, and gathers its names.</summary>
    /// <exception cref="LuaException">It is not Lua 5.1.</exception>
    public static (LuaStatement Block, LuaNames Names) Read(IReadOnlyList<LuaToken> tokens)
    {
        var blocks = new LuaBlocks(new LuaCursor(tokens));
        var block = blocks.Block();
        return blocks.words.Next.Kind == LuaTokenKind.End ? (block, blocks.words.Names) : throw blocks.words.Wrong("a statement");
    }

    private LuaStatement Block()
    {
        LuaRun.EnsureDepth(words.Next);
        var statements = new List<LuaStatement>();
        while (words.Next.Kind != LuaTokenKind.End && !Ends.Any(words.Next.Is))
        {
            var isLast = words.Next.Is("return") || words.Next.Is("break");
            statements.Add(Counted(words.Next, Statement()));
            words.Takes(";");
            if (isLast)
            {
                break;
            }
        }

        return scope => Run(statements, scope);
    }

    private static LuaExit? Run(List<LuaStatement> statements, LuaScope scope)
    {
        foreach (var statement in statements)
        {
            if (statement(scope) is { } exit)
            {
                return exit;
            }
        }

        return null;
    }

    private static LuaStatement Counted(LuaToken at, LuaStatement statement) => scope =>
    {
        scope.Run.Step(at);
        return statement(scope);
    };

    private LuaStatement Statement() => words.Next switch
    {
        var next when next.Is("if") => If(),
        var next when next.Is("local") => Local(),
        var next when next.Is("return") => Return(),
        var next when next.Is("do") => Do(),
        var next when next.Is("function") => Named(),
        _ => loops.Read() ?? Assignment(),
    };

    private LuaStatement Do()
    {
        words.Expect("do");
        var block = Block();
        words.Expect("end");
        return scope => block(scope.Inner());
    }

    private LuaStatement Return()
    {
        var at = words.Take();
        var values = words.Next.Kind == LuaTokenKind.End || words.Next.Is(";") || Ends.Any(words.Next.Is) ? [] : expressions.List();
        return scope => new LuaExit(LuaExpression.Values(values, scope), at);
    }

    private LuaStatement If()
    {
        var clauses = new List<(LuaExpression? Condition, LuaStatement Block)>();
        while (words.Takes("if") || words.Takes("elseif"))
        {
            var condition = expressions.Read();
            words.Expect("then");
            clauses.Add((condition, Block()));
        }

        if (words.Takes("else"))
        {
            clauses.Add((null, Block()));
        }

        words.Expect("end");
        return scope => clauses.Find(clause => clause.Condition is null || LuaValues.IsTrue(clause.Condition.One(scope))).Block?.Invoke(scope.Inner());
    }

    private LuaStatement Local()
    {
        words.Take();
        if (words.Takes("function"))
        {
            var name = functions.Name();
            var function = functions.Read(null);
            return Quiet(scope =>
            {
                scope.Declare(name, null);
                scope.Declare(name, function(scope));
            });
        }

        var names = functions.Names();
        var values = words.Takes("=") ? expressions.List() : [];
        return Quiet(scope =>
        {
            var given = LuaExpression.Values(values, scope);
            for (var i = 0; i < names.Count; i++)
            {
                scope.Declare(names[i], given.ElementAtOrDefault(i));
            }
        });
    }

    // Its name may be a field, and after a colon it has itself as the first parameter.
    private LuaStatement Named()
    {
        words.Take();
        var (target, isMethod) = expressions.Target();
        Set(target);
        var function = functions.Read(isMethod ? "self" : null);
        return Quiet(scope => target.Assign!(scope, function(scope), target.At));
    }

    private LuaStatement Assignment()
    {
        var first = expressions.Read(LuaOperators.Tightest);
        if (first.IsCall)
        {
            return Quiet(scope => first.Many!(scope));
        }

        List<LuaExpression> targets = [first];
        while (words.Takes(","))
        {
            targets.Add(expressions.Read(LuaOperators.Tightest));
        }

        if (targets.Find(target => target.Assign is null) is { } wrong)
        {
            throw new LuaException("Here stands a value and no statement.", wrong.At);
        }

        words.Expect("=");
        targets.ForEach(Set);
        var values = expressions.List();
        return Quiet(scope => Assign(targets, values, scope));
    }

    private static void Assign(List<LuaExpression> targets, IReadOnlyList<LuaExpression> values, LuaScope scope)
    {
        var given = LuaExpression.Values(values, scope);
        for (var i = 0; i < targets.Count; i++)
        {
            targets[i].Assign!(scope, given.ElementAtOrDefault(i), values[Math.Min(i, values.Count - 1)].At);
        }
    }

    private void Set(LuaExpression target)
    {
        if (target.IsName)
        {
            words.Names.Set(target.At);
        }
    }

    private static LuaStatement Quiet(Action<LuaScope> action) => scope =>
    {
        action(scope);
        return null;
    };
}

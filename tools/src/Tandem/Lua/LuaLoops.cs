namespace Tandem.Lua;

/// <summary>Reads loops, and what leaves them.</summary>
/// <param name="words">The words of the script.</param>
/// <param name="expressions">Reads expressions.</param>
/// <param name="functions">Reads names.</param>
/// <param name="block">Reads a block.</param>
internal sealed class LuaLoops(LuaCursor words, LuaExpressions expressions, LuaFunctions functions, Func<LuaStatement> block)
{
    /// <summary>Reads one; null where none stands here.</summary>
    public LuaStatement? Read()
    {
        var at = words.Next;
        return words.Takes("while") ? While(at)
            : words.Takes("repeat") ? Repeat(at)
            : words.Takes("for") ? For(at)
            : words.Takes("break") ? _ => new LuaExit(null, at) : null;
    }

    private LuaStatement While(LuaToken at)
    {
        var condition = expressions.Read();
        var body = Body();
        return scope => Loop(scope, at, inner => LuaValues.IsTrue(condition.One(scope)) ? (body(inner), true) : (null, false));
    }

    // Its condition sees the locals of its block.
    private LuaStatement Repeat(LuaToken at)
    {
        var body = block();
        words.Expect("until");
        var condition = expressions.Read();
        return scope => Loop(scope, at, inner => body(inner) is { } exit ? (exit, false) : (null, !LuaValues.IsTrue(condition.One(inner))));
    }

    private LuaStatement For(LuaToken at)
    {
        var names = functions.Names();
        if (!words.Takes("="))
        {
            words.Expect("in");
            return Each(at, names, expressions.List(), Body());
        }

        var bounds = expressions.List();
        return bounds.Count is 2 or 3 ? Counted(at, names[0], bounds, Body()) : throw new LuaException("A for loop has a first number, a last one, and a step.", at);
    }

    private LuaStatement Body()
    {
        words.Expect("do");
        var body = block();
        words.Expect("end");
        return body;
    }

    private static LuaStatement Each(LuaToken at, List<string> names, IReadOnlyList<LuaExpression> source, LuaStatement body) => scope =>
    {
        var given = LuaExpression.Values(source, scope);
        var (next, state, control) = (given.ElementAtOrDefault(0), given.ElementAtOrDefault(1), given.ElementAtOrDefault(2));
        return Loop(scope, at, inner =>
        {
            var values = scope.Run.Call(next, source[0].At, [state, control]);
            control = values.ElementAtOrDefault(0);
            for (var i = 0; i < names.Count; i++)
            {
                inner.Declare(names[i], values.ElementAtOrDefault(i));
            }

            return control is null ? (null, false) : (body(inner), true);
        });
    };

    private static LuaStatement Counted(LuaToken at, string name, IReadOnlyList<LuaExpression> bounds, LuaStatement body) => scope =>
    {
        var numbers = bounds.Select(bound => LuaValues.Number(bound.One(scope)) ?? throw new LuaException("A loop counts with what is no number.", bound.At)).ToList();
        var (number, step) = (numbers[0], numbers.Count > 2 ? numbers[2] : 1);
        return Loop(scope, at, inner =>
        {
            inner.Declare(name, number);
            var goesOn = step > 0 ? number <= numbers[1] : number >= numbers[1];
            number += step;
            return goesOn ? (body(inner), true) : (null, false);
        });
    };

    // A turn says how it was left, and whether another one follows.
    private static LuaExit? Loop(LuaScope scope, LuaToken at, Func<LuaScope, (LuaExit? Exit, bool GoesOn)> turn)
    {
        var goesOn = true;
        while (goesOn)
        {
            scope.Run.Step(at);
            (var exit, goesOn) = turn(scope.Inner());
            if (exit is not null)
            {
                return exit.Values is null ? null : exit;
            }
        }

        return null;
    }
}

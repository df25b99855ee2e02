namespace Tandem.Lua;

/// <summary>Reads what begins with a name or a bracket: fields, calls, and tables.</summary>
/// <param name="words">The words of the script.</param>
/// <param name="expressions">Reads what is inside.</param>
internal sealed class LuaPrefixes(LuaCursor words, LuaExpressions expressions)
{
    /// <summary>Reads a name with the fields and calls behind it.</summary>
    public LuaExpression Read()
    {
        var read = First();
        while (true)
        {
            var next = words.Next;
            if (words.Takes("."))
            {
                read = Field(read, Key());
            }
            else if (words.Takes("["))
            {
                read = Field(read, expressions.Read());
                words.Expect("]");
            }
            else if (words.Takes(":"))
            {
                read = Method(read, words.Name());
            }
            else if (next.Is("(") || next.Is("{") || next.Kind == LuaTokenKind.String)
            {
                read = Called(read, read.One);
            }
            else
            {
                return read;
            }
        }
    }

    /// <summary>Reads what a function is to be called, and whether a colon stands before the last of its names.</summary>
    public (LuaExpression Target, bool IsMethod) Target()
    {
        var target = OfName(words.Name());
        while (words.Takes("."))
        {
            target = Field(target, Key());
        }

        return words.Takes(":") ? (Field(target, Key()), true) : (target, false);
    }

    /// <summary>Reads a table.</summary>
    public LuaExpression Table()
    {
        var (opening, entries) = (words.Expect("{"), new List<(LuaExpression? Key, LuaExpression Value)>());
        while (!words.Next.Is("}"))
        {
            entries.Add(Entry());
            if (!words.Takes(",") && !words.Takes(";"))
            {
                break;
            }
        }

        words.Expect("}");
        return new LuaExpression(opening, scope => Made(entries, scope));
    }

    private static LuaTable Made(List<(LuaExpression? Key, LuaExpression Value)> entries, LuaScope scope)
    {
        var table = new LuaTable();
        foreach (var (key, value) in entries.Where(entry => entry.Key is not null))
        {
            Set(table, key!.One(scope), value.One(scope), key.At, value.At);
        }

        var items = LuaExpression.Values([.. entries.Where(entry => entry.Key is null).Select(entry => entry.Value)], scope);
        for (var i = 0; i < items.Length; i++)
        {
            table[i + 1.0] = items[i];
        }

        return table;
    }

    private (LuaExpression? Key, LuaExpression Value) Entry()
    {
        if (words.Takes("["))
        {
            var key = expressions.Read();
            words.Expect("]");
            words.Expect("=");
            return (key, expressions.Read());
        }

        if (words.Next.Kind != LuaTokenKind.Name || !words.Second.Is("="))
        {
            return (null, expressions.Read());
        }

        var name = Key();
        words.Expect("=");
        return (name, expressions.Read());
    }

    private LuaExpression Key()
    {
        var name = words.Name();
        return new LuaExpression(name, _ => name.Text);
    }

    private LuaExpression OfName(LuaToken name)
    {
        words.Names.Use(name);
        return new LuaExpression(name, scope => scope.Get(name.Text)) { Assign = (scope, value, _) => scope.Set(name.Text, value), IsName = true };
    }

    private LuaExpression First()
    {
        if (words.Next.Kind == LuaTokenKind.Name)
        {
            return OfName(words.Take());
        }

        if (!words.Takes("("))
        {
            throw words.Wrong("an expression");
        }

        var inner = expressions.Read();
        words.Expect(")");
        return new LuaExpression(inner.At, inner.One);
    }

    private static LuaExpression Field(LuaExpression holder, LuaExpression key) => new(holder.At, scope => Get(holder.One(scope), key.One(scope), key.At))
    {
        Assign = (scope, value, at) => Set(holder.One(scope), key.One(scope), value, key.At, at),
        Field = key.At,
    };

    private static object? Get(object? holder, object? key, LuaToken at) => holder is LuaTable table ? table[key]
        : throw new LuaException($"{LuaValues.Text(key)} is asked of {LuaValues.TypeOf(holder)}.", at);

    private static void Set(object? holder, object? key, object? value, LuaToken at, LuaToken written)
    {
        if (holder is not LuaTable table || key is null or double.NaN)
        {
            throw new LuaException($"{LuaValues.Text(key)} of {LuaValues.TypeOf(holder)} is given a value.", at);
        }

        table[key] = value;
        table.Written[key] = (at, written);
    }

    private LuaExpression Called(LuaExpression callee, Func<LuaScope, object?> function)
    {
        var (at, arguments) = (callee.At, Arguments());
        return LuaExpression.OfMany(at, scope => scope.Run.Call(function(scope) ?? (callee.Field is { } field ? Missing(field, at) : null), at, LuaExpression.Values(arguments, scope))) with { IsCall = true };
    }

    // A table has what it was given: not even those of the library table.
    private static object Missing(LuaToken field, LuaToken holder) =>
        throw new LuaException($"{field.Text} is called, and is no function of {holder.Text}: a table has none but those that it was given.", field) { IsCertain = true };

    private LuaExpression Method(LuaExpression holder, LuaToken name)
    {
        var arguments = Arguments();
        object?[] Call(LuaScope scope)
        {
            var self = holder.One(scope);
            return scope.Run.Call(Get(self, name.Text, name) ?? Missing(name, holder.At), name, [self, .. LuaExpression.Values(arguments, scope)]);
        }

        return LuaExpression.OfMany(holder.At, Call) with { IsCall = true };
    }

    private IReadOnlyList<LuaExpression> Arguments()
    {
        var next = words.Next;
        if (next.Kind == LuaTokenKind.String)
        {
            return [new LuaExpression(words.Take(), _ => next.Text)];
        }

        if (next.Is("{"))
        {
            return [Table()];
        }

        words.Expect("(");
        var list = words.Next.Is(")") ? [] : expressions.List();
        words.Expect(")");
        return list;
    }
}

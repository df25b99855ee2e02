namespace Tandem.Lua;

/// <summary>Reads functions.</summary>
/// <param name="words">The words of the script.</param>
/// <param name="block">Reads a block.</param>
internal sealed class LuaFunctions(LuaCursor words, Func<LuaStatement> block)
{
    /// <summary>Reads names, with commas between them.</summary>
    public List<string> Names()
    {
        List<string> names = [Name()];
        while (words.Takes(","))
        {
            names.Add(Name());
        }

        return names;
    }

    /// <summary>Reads a function from its parameters on; what it gives makes one inside a scope.</summary>
    /// <param name="first">The name of a parameter before the first; null where there is none.</param>
    public Func<LuaScope, LuaFunction> Read(string? first)
    {
        var (parameters, takesRest) = Parameters(first);
        var body = block();
        words.Expect("end");
        return around => call =>
        {
            var scope = new LuaScope(call.Run, around) { Rest = takesRest ? [.. call.Arguments.Skip(parameters.Count)] : [] };
            for (var i = 0; i < parameters.Count; i++)
            {
                scope.Declare(parameters[i], call[i]);
            }

            return body(scope)?.Values ?? [];
        };
    }

    /// <summary>Reads a name that is set here.</summary>
    public string Name()
    {
        var name = words.Name();
        words.Names.Set(name);
        return name.Text;
    }

    private (List<string> Names, bool TakesRest) Parameters(string? first)
    {
        List<string> names = first is null ? [] : [first];
        words.Expect("(");
        while (words.Next.Kind == LuaTokenKind.Name)
        {
            names.Add(Name());
            if (!words.Takes(","))
            {
                words.Expect(")");
                return (names, false);
            }
        }

        var takesRest = words.Takes("...");
        words.Expect(")");
        return (names, takesRest);
    }
}

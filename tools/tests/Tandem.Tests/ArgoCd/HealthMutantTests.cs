using Shouldly;
using Tandem.Lua;
using Tandem.Rules.ArgoCd.Health;

namespace Tandem.Tests.ArgoCd;

/// <summary>Every health check with one word of it wrong: what is noticed is blamed on the line of that word.</summary>
public sealed class HealthMutantTests
{
    private static readonly string[][] Contraries = [["True", "False"], ["==", "~="], ["<", ">"], ["<=", "<"], [">=", "<"], ["and", "or"], ["true", "false"]];

    public static TheoryData<string> Names => HealthScripts.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Blames_TheWrongWord(string name)
    {
        var script = LuaScript.Read(HealthScripts.Text(name));
        List<HealthCase> cases = [.. HealthScripts.Cases(name)];

        var blamed = Mutants(script).Select(mutant => (mutant.Line, Blamed: Blame(mutant.Script, cases))).Where(mutant => mutant.Blamed is not null).ToList();

        // A message that is wrong is not noticed: half of the words are in messages.
        blamed.Count.ShouldBeGreaterThan(script.Tokens.Count / 10);
        blamed.Count(mutant => mutant.Line == mutant.Blamed).ShouldBeGreaterThan(blamed.Count * 95 / 100);
    }

    private static IEnumerable<(int Line, LuaScript Script)> Mutants(LuaScript script) =>
        from i in Enumerable.Range(0, script.Tokens.Count - 1)
        let token = script.Tokens[i]
        from word in Contraries.Where(pair => pair.Contains(token.Text)).Select(pair => pair.First(word => word != token.Text)).Append(token.Text + "s")
        where token.Kind is LuaTokenKind.Name or LuaTokenKind.String || word != token.Text + "s"
        select (token.Line, script.With(i, token with { Text = word }));

    private static int? Blame(LuaScript script, List<HealthCase> cases)
    {
        if (UnknownNames.Of(script, "obj") is { } unknown)
        {
            return unknown.Place.Line;
        }

        List<HealthMiss> misses = [.. HealthTrial.Misses(script, cases)];
        return misses.Count == 0 ? null : ((misses[0].IsCertain ? null : ScriptRepair.Of(script, cases, misses)?.At) ?? misses[0].At).Line;
    }
}

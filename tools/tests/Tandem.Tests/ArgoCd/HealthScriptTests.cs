using System.Text.RegularExpressions;
using Shouldly;
using Tandem.Lua;
using Tandem.Rules.ArgoCd.Health;

namespace Tandem.Tests.ArgoCd;

/// <summary>Argo CD's health checks, each over objects that are healthy, on their way, and broken; by the rule's own Lua, and by another.</summary>
public sealed partial class HealthScriptTests
{
    public static TheoryData<string, string> Cases => [.. Names.SelectMany(script => HealthScripts.Cases(script.Data).Select(one => (script.Data, one.Name)))];

    public static TheoryData<string> Names => HealthScripts.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Script_JudgesAnObject(string script, string name)
    {
        var one = HealthScripts.Cases(script).Single(one => one.Name == name);

        var (status, message) = LuaSandbox.Judge(HealthScripts.Text(script), one.Target);

        status.ShouldBeOneOf([.. one.Right.Count > 0 ? one.Right.Take(1) : HealthCase.Known]);
        message.ShouldNotBeNull();
        var told = LuaScript.Read(HealthScripts.Text(script)).Run([("obj", LuaObjects.Of(one.Target))])?.Values?.FirstOrDefault().ShouldBeOfType<LuaTable>();
        (told?["status"], told?["message"]).ShouldBe((status, message));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Script_IsTriedInEachState(string script)
    {
        var seen = HealthScripts.Cases(script).Where(one => one.Right.Count > 0).Select(one => one.Right[0]).ToList();

        seen.ShouldContain("Healthy");
        seen.ShouldContain("Progressing");
        seen.ShouldContain("Degraded");
        seen.ShouldBeSubsetOf(HealthCase.Known);
    }

    // Argo CD runs Lua 5.1, the other Lua is a later one: what came after must not be used.
    [Theory]
    [MemberData(nameof(Names))]
    public void Script_KeepsToLua51(string script)
    {
        var code = Later().Matches(Words().Replace(HealthScripts.Text(script), "\"\"")).Select(match => match.Value);

        code.ShouldBeEmpty();
    }

    [Fact]
    public void LaterLua_IsNoticed() => Later().Count("goto a; local x <const> = 7 // 2; y = x & 1; s:find('a'); string.len(s)").ShouldBe(6);

    [GeneratedRegex("--[^\n]*|\"(\\\\.|[^\"\\\\])*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"\bgoto\b|<(const|close)>|//|<<|>>|&|\||\w:\w+\(|\b(string|math|utf8|table\.(pack|unpack|move))\.", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Later();
}

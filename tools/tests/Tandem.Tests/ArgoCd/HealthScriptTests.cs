using System.Text.RegularExpressions;
using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.ArgoCd;

/// <summary>Argo CD's health checks, each over objects that are healthy, on their way, and broken.</summary>
public sealed partial class HealthScriptTests
{
    private static readonly string[] Folders = ["base/argocd/settings/health", "base/components/picker-ha/argocd"];
    private static readonly string[] Known = ["Healthy", "Progressing", "Degraded", "Suspended"];

    private static readonly Dictionary<string, string> Scripts = Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RealRepository.Root, folder), "*.lua"))
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText, StringComparer.Ordinal);

    public static TheoryData<string, string> Cases => [.. HealthCase.All.Select(one => (one.Script, one.Name))];

    public static TheoryData<string> Names => [.. Scripts.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Script_JudgesAnObject(string script, string name)
    {
        var one = HealthCase.All.Single(one => one.Script == script && one.Name == name);

        var (status, message) = LuaSandbox.Judge(Scripts[script], one.Target);

        status.ShouldBe(one.Status, message);
        message.ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Script_IsTriedInEachState(string script)
    {
        var seen = HealthCase.All.Where(one => one.Script == script).Select(one => one.Status).ToList();

        seen.ShouldContain("Healthy");
        seen.ShouldContain("Progressing");
        seen.ShouldContain("Degraded");
        seen.ShouldBeSubsetOf(Known);
    }

    // Argo CD runs Lua 5.1, these tests a later one: what came after must not be used.
    [Theory]
    [MemberData(nameof(Names))]
    public void Script_KeepsToLua51(string script)
    {
        var code = Later().Matches(Words().Replace(Scripts[script], "\"\"")).Select(match => match.Value);

        code.ShouldBeEmpty();
    }

    [Fact]
    public void LaterLua_IsNoticed() => Later().Count("goto a; local x <const> = 7 // 2; y = x & 1; s:find('a'); string.len(s)").ShouldBe(6);

    [GeneratedRegex("--[^\n]*|\"(\\\\.|[^\"\\\\])*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"\bgoto\b|<(const|close)>|//|<<|>>|&|\||\w:\w+\(|\b(string|math|utf8|table\.(pack|unpack|move))\.", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Later();
}

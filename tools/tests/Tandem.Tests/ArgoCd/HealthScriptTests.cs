using System.Text.RegularExpressions;
using Shouldly;
using Tandem.Lua;
using Tandem.Manifests;
using Tandem.Rules.ArgoCd;
using Tandem.Rules.ArgoCd.Health;
using Tandem.Tests.Support;

namespace Tandem.Tests.ArgoCd;

/// <summary>Argo CD's health checks, each over objects that are healthy, on their way, and broken; by the rule's own Lua, and by another.</summary>
public sealed partial class HealthScriptTests
{
    private static readonly string[] Folders = ["base/argocd/settings", "base/components/picker-ha/argocd"];

    // Each script with a kind that it is listed for.
    private static readonly Dictionary<string, (string Key, string Text)> Scripts = Folders.SelectMany(Listed)
        .DistinctBy(script => script.Name).ToDictionary(script => script.Name, script => (script.Key, script.Text), StringComparer.Ordinal);

    public static TheoryData<string, string> Cases => [.. Scripts.Keys.SelectMany(script => Of(script).Select(one => (script, one.Name)))];

    public static TheoryData<string> Names => [.. Scripts.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Script_JudgesAnObject(string script, string name)
    {
        var one = Of(script).Single(one => one.Name == name);

        var (status, message) = LuaSandbox.Judge(Scripts[script].Text, one.Target);

        status.ShouldBeOneOf([.. one.Right.Count > 0 ? one.Right.Take(1) : HealthCase.Known]);
        message.ShouldNotBeNull();
        var told = LuaScript.Read(Scripts[script].Text).Run([("obj", LuaObjects.Of(one.Target))])?.Values?.FirstOrDefault().ShouldBeOfType<LuaTable>();
        (told?["status"], told?["message"]).ShouldBe((status, message));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Script_IsTriedInEachState(string script)
    {
        var seen = Of(script).Where(one => one.Right.Count > 0).Select(one => one.Right[0]).ToList();

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
        var code = Later().Matches(Words().Replace(Scripts[script].Text, "\"\"")).Select(match => match.Value);

        code.ShouldBeEmpty();
    }

    [Fact]
    public void LaterLua_IsNoticed() => Later().Count("goto a; local x <const> = 7 // 2; y = x & 1; s:find('a'); string.len(s)").ShouldBe(6);

    private static IEnumerable<(string Name, string Key, string Text)> Listed(string folder) =>
        from path in Directory.EnumerateFiles(Path.Combine(RealRepository.Root, folder), "*.yaml")
        from match in Listing().Matches(File.ReadAllText(path))
        let file = match.Groups["file"].Value
        select (Path.GetFileNameWithoutExtension(file), match.Groups["key"].Value, File.ReadAllText(Path.Combine(RealRepository.Root, folder, file)));

    private static IEnumerable<HealthCase> Of(string script) => new HealthCheck(Scripts[script].Key, new Findings.Place("", 1, 1), null, "", (_, _) => new Findings.Place("", 1, 1))
        .Target is var (group, kind) ? HealthCases.Of(group, kind) : [];

    [GeneratedRegex(@"- (?<key>resource\.customizations\.health\.\S+)=(?<file>\S+\.lua)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listing();

    [GeneratedRegex("--[^\n]*|\"(\\\\.|[^\"\\\\])*\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"\bgoto\b|<(const|close)>|//|<<|>>|&|\||\w:\w+\(|\b(string|math|utf8|table\.(pack|unpack|move))\.", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Later();
}

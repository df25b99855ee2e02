using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Rules.ArgoCd.Health;
using Tandem.Tests.Support;

namespace Tandem.Tests.ArgoCd;

/// <summary>The health checks of the real tree, each with the kind that it is first listed for.</summary>
internal static partial class HealthScripts
{
    private static readonly string[] Folders = ["base/argocd/settings", "base/components/picker-ha/argocd"];

    private static readonly Dictionary<string, (string Key, string Text)> All = Folders.SelectMany(Listed)
        .DistinctBy(script => script.Name).ToDictionary(script => script.Name, script => (script.Key, script.Text), StringComparer.Ordinal);

    /// <summary>Their names: those of their files.</summary>
    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>What stands in one.</summary>
    public static string Text(string name) => All[name].Text;

    /// <summary>The states that its kind may be in.</summary>
    public static IEnumerable<HealthCase> Cases(string name)
    {
        var (group, kind) = new HealthCheck(All[name].Key, new Place("", 1, 1), null, "", (line, column) => new Place("", line, column)).Target;
        return HealthCases.Of(group, kind);
    }

    private static IEnumerable<(string Name, string Key, string Text)> Listed(string folder) =>
        from path in Directory.EnumerateFiles(Path.Combine(RealRepository.Root, folder), "*.yaml")
        from match in Listing().Matches(File.ReadAllText(path))
        let file = match.Groups["file"].Value
        select (Path.GetFileNameWithoutExtension(file), match.Groups["key"].Value, File.ReadAllText(Path.Combine(RealRepository.Root, folder, file)));

    [GeneratedRegex(@"- (?<key>resource\.customizations\.health\.\S+)=(?<file>\S+\.lua)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listing();
}

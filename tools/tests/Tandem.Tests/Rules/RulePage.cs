using System.Text.RegularExpressions;
using Tandem.Tests.Support;

namespace Tandem.Tests.Rules;

/// <summary>A page of <c>docs/rules</c>, read as the test it is.</summary>
internal sealed record RulePage(string FileName, IReadOnlyDictionary<string, string> FrontMatter, IReadOnlyList<Fence> Fences)
{
    public static IReadOnlyList<RulePage> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(RealRepository.Root, "docs", "rules"), "TND*.md").Order(StringComparer.Ordinal).Select(Read),
    ];

    public string Id => FrontMatter["id"];

    public string? Untestable => FrontMatter.GetValueOrDefault("untestable");

    private static RulePage Read(string path)
    {
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var matter = Regex.Match(text, @"\A---\n(?<body>.*?)\n---\n", RegexOptions.Singleline).Groups["body"].Value;
        var pairs = matter.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2));
        var fences = Regex.Matches(text, @"^```(?<info>\S+ (bad|good)[^\n]*)\n(?<body>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline);
        return new RulePage(
            Path.GetFileName(path),
            pairs.ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal),
            [.. fences.Select((fence, i) => Fence.Parse(fence.Groups["info"].Value, fence.Groups["body"].Value, i))]);
    }
}

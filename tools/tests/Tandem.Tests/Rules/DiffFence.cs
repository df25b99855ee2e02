using System.Text.RegularExpressions;
using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Rules;

/// <summary>
/// A fence that changes a file of the real tree: lines after <c>-</c> go, lines after <c>+</c> come, all others must stand
/// there. Parts of a file are separated by <c>@@</c>.
/// </summary>
internal static partial class DiffFence
{
    /// <summary>Applies the fence, and gives the findings it announces by their line in the changed file.</summary>
    public static IEnumerable<(string Rule, int Line)> Apply(TestTree tree, Fence fence)
    {
        var text = tree.Read(fence.File!);
        foreach (var part in fence.Text.TrimEnd('\n').Split("\n@@\n"))
        {
            var lines = part.Split('\n').Where(line => line.Length > 0).ToList();
            var before = string.Concat(lines.Where(line => line[0] != '+').Select(line => line[1..] + "\n"));
            var after = string.Concat(lines.Where(line => line[0] != '-').Select(line => line[1..] + "\n"));
            text.Split(before).Length.ShouldBe(2, $"The lines must stand exactly once in {fence.File}:\n{before}");
            text = text.Replace(before, after, StringComparison.Ordinal);
        }

        var expected = text.Split('\n').Select((line, i) => (line, number: i + 1))
            .SelectMany(pair => Announcement().Matches(pair.line).Select(match => (match.Groups["id"].Value, pair.number))).ToList();
        tree.Write(fence.File!, Announcement().Replace(text, ""));
        return expected;
    }

    [GeneratedRegex(@" *# expect: (?<id>TND\d{4})")]
    private static partial Regex Announcement();
}

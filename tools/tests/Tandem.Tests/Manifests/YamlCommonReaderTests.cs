using System.Text;
using Shouldly;
using Tandem.Manifests;
using Tandem.Tests.Fuzz;
using Tandem.Tests.Support;

namespace Tandem.Tests.Manifests;

/// <summary>The quick reader takes no text that YamlDotNet refuses, and reads what it takes into the same nodes.</summary>
public sealed class YamlCommonReaderTests
{
    private const int Seed = 20261123;
    private const int InTest = 20_000;
    private const int InSoak = 1_000_000;
    private const int LongestPiece = 30;

    private static readonly string[] Folders = ["base", "clusters", "tools/schemas", "tools/tests", "docs", ".github"];
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    [Fact]
    public void EveryFile_IsReadTheSame()
    {
        var texts = Texts();

        var taken = texts.Count(pair => IsSame(pair.Key, pair.Value));

        // Where a construct is odd the other reader reads; where most are, this one has lost its purpose.
        taken.ShouldBeGreaterThan(texts.Count * 4 / 5);
    }

    [Fact]
    public void TheFleetItself_NeedsNoOtherReader() =>
        Texts().Where(pair => pair.Key.StartsWith("base/", StringComparison.Ordinal) || pair.Key.StartsWith("clusters/", StringComparison.Ordinal))
            .Where(pair => YamlCommonReader.Read(new SourceText(pair.Key, pair.Value)) is null)
            .Select(pair => pair.Key).ShouldBeEmpty();

    [Fact]
    public void EveryMutation_IsReadTheSame()
    {
        var texts = Texts().Where(pair => pair.Value.Length < 100_000).ToArray();
        var random = new Random(Seed);
        var taken = 0;
        for (var i = 0; i < (Soak.IsOn ? InSoak : InTest); i++)
        {
            var text = Piece(random.GetItems(texts, 1)[0].Value, random);
            for (var left = random.Next(1, 4); left > 0; left--)
            {
                text = Mutation.From(random).Apply(text);
            }

            taken += IsSame($"case {i}", text) ? 1 : 0;
        }

        taken.ShouldBeGreaterThan(InTest / 10);
    }

    // Found by mutation, or said of other readers: each was read otherwise at some time.
    [Theory]
    [InlineData("a: {b: c\n}\n")]
    [InlineData("a: [b\n, c]\n")]
    [InlineData("|\n text\n")]
    [InlineData("a: |\n  \n b: c\n")]
    [InlineData("a: |\n\n   x\n  y\n")]
    [InlineData("a: |+\n  x\n\n\n# end\nb: c\n")]
    [InlineData("a: >-\n  x\n  y\n\n  z\n")]
    [InlineData("a *b: c\n")]
    [InlineData("... a: b\n")]
    [InlineData("a: 'it''s' # why\nb: \"\\u00e9\\n\"\n")]
    [InlineData("a:\n- b\n-\n  - c\n- - d\n  - e: f\n    g:\n")]
    [InlineData("a: b\n  c\n")]
    [InlineData("a: b: c\n")]
    [InlineData("yes: 010\n~: 0x1F\n")]
    [InlineData("---\n---\na: 1\n--- # two\nb: 2\n")]
    [InlineData("a:b\n")]
    [InlineData("{a: b, c: [d, {e: f}]}")]
    [InlineData("{\"a\":1}")]
    [InlineData("a: b\na: c\n")]
    public void OddForms_AreReadTheSame(string text) => IsSame("odd.yaml", text);

    // Whether the quick reader took it; that it did wrong is a failure.
    private static bool IsSame(string name, string text)
    {
        var source = new SourceText(name, text);
        if (YamlCommonReader.Read(source) is not { } documents)
        {
            return false;
        }

        var other = YamlReader.ReadAny(source);
        other.Findings.ShouldBeEmpty($"{name}:\n{text}");
        Print(documents).ShouldBe(Print(other.Documents), $"{name}:\n{text}");
        return true;
    }

    private static string Print(IReadOnlyList<Node> documents)
    {
        var text = new StringBuilder();
        foreach (var document in documents)
        {
            Print(document, text.Append("---\n"));
        }

        return text.ToString();
    }

    private static void Print(Node node, StringBuilder text)
    {
        text.Append(node.Line).Append(':').Append(node.Column).Append(' ').Append(node.Weight).Append(' ');
        switch (node)
        {
            case ScalarNode scalar:
                text.Append(scalar.Type).Append(' ').Append(scalar.Text).Append('\n');
                break;
            case SequenceNode list:
                text.Append("list\n");
                foreach (var item in list.Items)
                {
                    Print(item, text);
                }

                break;
            case MappingNode mapping:
                text.Append("mapping\n");
                foreach (var entry in mapping.Entries)
                {
                    Print(entry.Key, text.Append(entry.Name).Append('='));
                    Print(entry.Value, text);
                }

                break;
        }
    }

    private static string Piece(string text, Random random)
    {
        var lines = text.Split('\n');
        var start = random.Next(Math.Max(1, lines.Length - LongestPiece));
        return string.Join('\n', lines.Skip(start).Take(LongestPiece)) + "\n";
    }

    private static Dictionary<string, string> Texts() => Folders
        .Select(folder => Path.Combine(RealRepository.Root, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        .Where(file => Extensions.Contains(Path.GetExtension(file)) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToDictionary(file => Path.GetRelativePath(RealRepository.Root, file).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
}

using Shouldly;
using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Tests.Support;

namespace Tandem.Tests.Faults;

/// <summary>Reads and applies the faults under <c>Faults/*.yaml</c>.</summary>
internal static class FaultFiles
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        .. Directory.EnumerateFiles(RealRepository.TestData("Faults"), "*.yaml").Order(StringComparer.Ordinal).SelectMany(Read),
    ];

    /// <summary>Makes the edit, and tells the place at which the finding must stand.</summary>
    public static Place Apply(TestTree tree, Fault fault)
    {
        var before = tree.Read(fault.File);
        Count(before, fault.Find).ShouldBe(1, $"{fault.Name}: the text to find must stand exactly once in {fault.File}");
        var marked = before.Replace(fault.Find, fault.Replace, StringComparison.Ordinal);
        var mark = marked.IndexOf(Fault.Mark, StringComparison.Ordinal);
        tree.Write(fault.File, mark < 0 ? marked : marked.Remove(mark, 1));
        return mark >= 0 ? PlaceOf(fault.File, marked, mark) : Elsewhere(tree, fault);
    }

    private static Place Elsewhere(TestTree tree, Fault fault)
    {
        var (file, text) = (fault.AtFile ?? fault.File, fault.AtText.ShouldNotBeNull($"{fault.Name} marks no place"));
        var offset = text.IndexOf(Fault.Mark, StringComparison.Ordinal);
        offset.ShouldBeGreaterThanOrEqualTo(0, $"{fault.Name}: at.find has no mark");
        var plain = text.Remove(offset, 1);
        var content = tree.Read(file);
        Count(content, plain).ShouldBe(1, $"{fault.Name}: at.find must stand exactly once in {file}");
        return PlaceOf(file, content, content.IndexOf(plain, StringComparison.Ordinal) + offset);
    }

    private static Place PlaceOf(string file, string text, int offset)
    {
        var line = text.AsSpan(0, offset).Count('\n') + 1;
        return new Place(file, line, offset - text.LastIndexOf('\n', Math.Max(0, offset - 1)));
    }

    private static int Count(string text, string part) => (text.Length - text.Replace(part, "", StringComparison.Ordinal).Length) / part.Length;

    /// <summary>The faults of one file.</summary>
    public static IEnumerable<Fault> Read(string path)
    {
        var file = YamlReader.Read(new SourceText(path, File.ReadAllText(path)));
        file.Findings.ShouldBeEmpty();
        return ((SequenceNode)file.Documents[0]).Items.Cast<MappingNode>().Select(Fault.From);
    }
}

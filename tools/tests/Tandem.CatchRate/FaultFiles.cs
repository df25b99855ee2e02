using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.CatchRate;

/// <summary>Reads and applies the faults of the two folders of data.</summary>
/// <remarks>
/// <c>Faults</c> were written beside the rule that catches each, <c>Corpus</c> before: the one holds rules to what they
/// promise, the other measures what they miss.
/// </remarks>
internal static class FaultFiles
{
    private const string Tests = "tools/tests/Tandem.Tests";

    public static IReadOnlyList<Fault> Faults { get; } = ReadAll("Faults");

    public static IReadOnlyList<Fault> Corpus { get; } = ReadAll("Corpus");

    public static IReadOnlyList<string> Paths(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, Tests, folder), "*.yaml").Order(StringComparer.Ordinal)];

    /// <summary>The faults of one file.</summary>
    /// <exception cref="InvalidDataException">The file is not YAML.</exception>
    public static IEnumerable<Fault> Read(string path)
    {
        var file = YamlReader.Read(new SourceText(path, File.ReadAllText(path)));
        return file.Findings.Count == 0 ? ((SequenceNode)file.Documents[0]).Items.Cast<MappingNode>().Select(Fault.From)
            : throw new InvalidDataException($"{path}: {file.Findings[0].Message}");
    }

    /// <summary>Makes the edits in a copy of the tree, and tells the place at which the finding must stand.</summary>
    /// <exception cref="InvalidDataException">A text does not stand exactly once where the fault says so, or no place is marked.</exception>
    public static Place Apply(string root, Fault fault) =>
        fault.Edits.Select(edit => Apply(root, fault, edit)).ToList().Find(place => place is not null) ?? Elsewhere(root, fault);

    // The place that is marked in what an edit writes.
    private static Place? Apply(string root, Fault fault, Edit edit)
    {
        var path = Path.Combine(root, edit.File);
        if (edit.Find is null)
        {
            Remove(root, path, edit.To);
            return null;
        }

        var before = File.ReadAllText(path);
        Demand(Count(before, edit.Find) == 1, fault, $"the text to find must stand exactly once in {edit.File}");
        var marked = before.Replace(edit.Find, edit.Replace, StringComparison.Ordinal);
        var mark = marked.IndexOf(Fault.Mark, StringComparison.Ordinal);
        File.WriteAllText(path, mark < 0 ? marked : marked.Remove(mark, 1));
        return mark < 0 ? null : PlaceOf(edit.File, marked, mark);
    }

    private static void Remove(string root, string path, string? to)
    {
        if (to is null)
        {
            File.Delete(path);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, to))!);
        File.Move(path, Path.Combine(root, to));
    }

    private static List<Fault> ReadAll(string folder) => [.. Paths(folder).SelectMany(Read)];

    private static Place Elsewhere(string root, Fault fault)
    {
        var (file, text) = (fault.AtFile ?? fault.File, fault.AtText ?? "");
        var offset = text.IndexOf(Fault.Mark, StringComparison.Ordinal);
        Demand(offset >= 0, fault, "no place is marked");
        var plain = text.Remove(offset, 1);
        var content = File.ReadAllText(Path.Combine(root, file));
        Demand(Count(content, plain) == 1, fault, $"at.find must stand exactly once in {file}");
        return PlaceOf(file, content, content.IndexOf(plain, StringComparison.Ordinal) + offset);
    }

    private static Place PlaceOf(string file, string text, int offset)
    {
        var line = text.AsSpan(0, offset).Count('\n') + 1;
        return new Place(file, line, offset - text.LastIndexOf('\n', Math.Max(0, offset - 1)));
    }

    private static int Count(string text, string part) => (text.Length - text.Replace(part, "", StringComparison.Ordinal).Length) / part.Length;

    private static void Demand(bool holds, Fault fault, string what)
    {
        if (!holds)
        {
            throw new InvalidDataException($"{fault.Class}, {fault.Name}: {what}");
        }
    }
}

using System.Text;
using Shouldly;
using Tandem.Manifests;
using Tandem.Tests.Support;

namespace Tandem.Tests.Variations;

/// <summary>One step of a variation, as its file writes it; the first key names what it does.</summary>
/// <remarks>
/// <c>file</c>, <c>find</c>, <c>replace</c>: an edit, where the text to find stands exactly once. <c>write</c>, <c>text</c>:
/// a file, new or over the old one. <c>delete</c>, or <c>move</c> with <c>to</c>: a file or a folder. <c>copy</c>, <c>to</c>,
/// <c>with</c>: a folder, with texts replaced in order. <c>crlf</c>, <c>bom</c>: a file in another encoding of the same text.
/// </remarks>
internal sealed record VariationStep(MappingNode Entry)
{
    /// <summary>What it does and where, without the values it puts there.</summary>
    public string Shape => $"{Entry.Entries[0].Name} {Target} {Entry.Text("find")}";

    private string Target => Entry.Text(Entry.Entries[0].Name)!;

    public void Apply(TestTree tree)
    {
        switch (Entry.Entries[0].Name)
        {
            case "file":
                Edit(tree);
                break;
            case "write":
                tree.Write(Target, Entry.Text("text")!);
                break;
            case "delete":
                Delete(tree.Absolute(Target));
                break;
            case "move":
                Move(tree.Absolute(Target), tree.Absolute(Entry.Text("to")!));
                break;
            case "copy":
                Copy(tree);
                break;
            case "crlf":
                tree.Write(Target, tree.Read(Target).Replace("\n", "\r\n", StringComparison.Ordinal));
                break;
            case "bom":
                File.WriteAllText(tree.Absolute(Target), tree.Read(Target), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
                break;
            case var other:
                throw new InvalidOperationException($"{Entry.Place}: there is no step {other}.");
        }
    }

    private void Edit(TestTree tree)
    {
        var (before, find) = (tree.Read(Target), Entry.Text("find")!);
        before.Split(find).Length.ShouldBe(2, $"{Entry.Place}: the text to find must stand exactly once in {Target}");
        tree.Write(Target, before.Replace(find, Entry.Text("replace") ?? "", StringComparison.Ordinal));
    }

    private void Copy(TestTree tree)
    {
        foreach (var file in Directory.EnumerateFiles(tree.Absolute(Target), "*", SearchOption.AllDirectories))
        {
            var text = Entry.Mapping("with")!.Entries.Aggregate(File.ReadAllText(file),
                (whole, pair) => whole.Replace(pair.Name, ((ScalarNode)pair.Value).Text, StringComparison.Ordinal));
            tree.Write(Path.Combine(Entry.Text("to")!, Path.GetRelativePath(tree.Absolute(Target), file)), text);
        }
    }

    private static void Delete(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
            return;
        }

        File.Exists(path).ShouldBeTrue($"{path} does not exist");
        File.Delete(path);
    }

    private static void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        Directory.Move(from, to);
    }
}

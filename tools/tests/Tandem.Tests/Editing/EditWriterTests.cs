using Shouldly;
using Tandem.Editing;
using Tandem.Tests.Support;

namespace Tandem.Tests.Editing;

/// <summary>Edits are written whole or not at all.</summary>
public sealed class EditWriterTests
{
    private const string Settings = "clusters/region-a/configmap.yaml";

    [Fact]
    public void Write_OfWhatChangedMeanwhile_IsRefused()
    {
        using var tree = TestTree.Minimal();
        var before = tree.Read(Settings);
        tree.Write(Settings, "another: text\n");

        Should.Throw<EditRefusal>(() => new EditWriter(tree.Root).Write([new FileEdit("new.yaml", null, "a: b\n"), new FileEdit(Settings, before, "c: d\n")]))
            .Message.ShouldContain($"{Settings} was changed meanwhile");

        tree.Read(Settings).ShouldBe("another: text\n");
        File.Exists(tree.Absolute("new.yaml")).ShouldBeFalse();
    }

    [Fact]
    public void Write_WhereOneFileCannotBeWritten_WritesNone()
    {
        using var tree = TestTree.Minimal();
        var before = tree.Snapshot();

        // A file stands where a folder is wanted.
        Should.Throw<EditRefusal>(() => new EditWriter(tree.Root).Write([new FileEdit("a/new.yaml", null, "a: b\n"), new FileEdit($"{Settings}/new.yaml", null, "a: b\n")]))
            .Message.ShouldContain("Nothing was changed");

        tree.Snapshot().ShouldBe(before, ignoreOrder: true);
        Directory.Exists(tree.Absolute("a")).ShouldBeFalse();
    }

    [Fact]
    public void Undo_GivesTheBytesBack()
    {
        using var tree = TestTree.Minimal();
        tree.Write(Settings, "\uFEFF" + tree.Read(Settings).Replace("\n", "\r\n", StringComparison.Ordinal));
        var (before, writer) = (tree.Snapshot(), new EditWriter(tree.Root));
        FileEdit[] edits = [new("b/c/new.yaml", null, "a: b\n"), new(Settings, tree.Think(edits => new EditPlan(edits.Read(Settings)!, [])).Summary, null)];

        writer.Write(edits);
        File.Exists(tree.Absolute(Settings)).ShouldBeFalse();
        writer.Undo(edits);

        tree.Snapshot().ShouldBe(before, ignoreOrder: true);
    }
}

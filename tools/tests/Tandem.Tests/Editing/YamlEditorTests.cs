using Shouldly;
using Tandem.Editing;
using Tandem.Tests.Support;

namespace Tandem.Tests.Editing;

/// <summary>A fact takes its new value where it stands, and the rest of the file stays.</summary>
public sealed class YamlEditorTests
{
    private const string Fleet = "base/fleet/fleet.yaml";

    [Theory]
    [InlineData("old", "new", "new")]
    [InlineData("old # why", "new", "new # why")]
    [InlineData("'o''ld' # why", "new", "\"new\" # why")]
    [InlineData("\"o\\\"ld\"", "a\"b", "\"a\\\"b\"")]
    [InlineData("old", "8000", "\"8000\"")]
    [InlineData("old", "yes", "\"yes\"")]
    [InlineData("old", "", "\"\"")]
    [InlineData("old", "a: b", "\"a: b\"")]
    [InlineData("old", "a #b", "\"a #b\"")]
    [InlineData("old", "a,b", "a,b")]
    public void SetFact_WritesTheValueInItsPlace(string was, string value, string wanted)
    {
        using var tree = TestTree.Minimal();
        tree.Write(Fleet, $"# first\r\ndata:\r\n  # above\r\n  model:   {was}\r\n  port: \"8000\"\r\n");

        tree.Edit(edits => Set(edits, value));

        tree.Read(Fleet).ShouldBe($"# first\r\ndata:\r\n  # above\r\n  model:   {wanted}\r\n  port: \"8000\"\r\n");
    }

    [Fact]
    public void SetFact_KeepsAByteOrderMark()
    {
        using var tree = TestTree.Minimal();
        tree.Write(Fleet, "\uFEFFdata: {model: old, port: a}");

        tree.Edit(edits => Set(edits, "a,b"));

        File.ReadAllBytes(tree.Absolute(Fleet)).ShouldBe([0xEF, 0xBB, 0xBF, .. "data: {model: \"a,b\", port: a}"u8]);
    }

    [Theory]
    [InlineData("|\n    old\n")]
    [InlineData("old\n    and more\n")]
    [InlineData("&anchor old\n")]
    public void SetFact_OfSeveralLines_IsRefused(string was)
    {
        using var tree = TestTree.Minimal();
        tree.Write(Fleet, $"data:\n  model: {was}");

        Should.Throw<EditRefusal>(() => tree.Think(edits => Set(edits, "new"))).Message.ShouldContain("cannot be edited in place");
    }

    private static EditPlan Set(EditTree tree, string value)
    {
        tree.SetFact(null, "model", value);
        return new EditPlan("", tree.Edits);
    }
}

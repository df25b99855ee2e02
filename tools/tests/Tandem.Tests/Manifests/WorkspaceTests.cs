using Shouldly;
using Tandem.Manifests;
using Tandem.Tests.Support;

namespace Tandem.Tests.Manifests;

/// <summary>Files that cannot be read are findings with one clear message.</summary>
public sealed class WorkspaceTests
{
    [Fact]
    public void Rejects_AFileThatIsNotUtf8()
    {
        using var tree = TestTree.Minimal();
        File.WriteAllBytes(tree.Absolute("latin.yaml"), [(byte)'a', (byte)':', (byte)' ', 0xE9, (byte)'\n']);

        var finding = new Workspace(tree.Root).Yaml("latin.yaml").Findings.ShouldHaveSingleItem();

        finding.Rule.Id.ShouldBe("TND0001");
        finding.Message.ShouldBe("The file is not UTF-8: byte 3 does not belong to any character.");
    }

    [Fact]
    public void Rejects_AFileBeyondTheLimit_WithoutReadingIt()
    {
        using var tree = TestTree.Minimal();
        using (var file = File.Create(tree.Absolute("big.yaml")))
        {
            file.SetLength(200L * 1024 * 1024);
        }

        var finding = new Workspace(tree.Root).Yaml("big.yaml").Findings.ShouldHaveSingleItem();

        finding.Rule.Id.ShouldBe("TND0113");
        finding.Message.ShouldContain("209,715,200 bytes");
    }

    [Fact]
    public void Rejects_AFolderInTheFilesPlace()
    {
        using var tree = TestTree.Minimal();
        Directory.CreateDirectory(tree.Absolute("folder.yaml"));

        new Workspace(tree.Root).Yaml("folder.yaml").Findings.ShouldHaveSingleItem().Rule.Id.ShouldBe("TND0001");
    }

    [Fact]
    public void Accepts_AByteOrderMark()
    {
        using var tree = TestTree.Minimal();
        tree.Write("bom.yaml", "\uFEFFa: 1\n");

        var file = new Workspace(tree.Root).Yaml("bom.yaml");

        file.Findings.ShouldBeEmpty();
        ((MappingNode)file.Documents[0]).Entries[0].Key.Column.ShouldBe(1);
    }
}

using Shouldly;
using Tandem.Manifests;
using Tandem.Tests.Support;

namespace Tandem.Tests.ArgoCd;

/// <summary>An object, and how healthy it is. Those of a script are the list in the file of its name.</summary>
internal sealed record HealthCase(string Script, string Name, string Status, Node Target)
{
    public static IReadOnlyList<HealthCase> All { get; } =
    [
        .. from path in Directory.EnumerateFiles(RealRepository.TestData("ArgoCd/health"), "*.yaml").Order(StringComparer.Ordinal)
           let file = YamlReader.Read(new SourceText(path, File.ReadAllText(path)))
           from item in ((SequenceNode)file.Documents.ShouldHaveSingleItem(path)).Items.Cast<MappingNode>()
           select new HealthCase(Path.GetFileNameWithoutExtension(path), item.Text("name")!, item.Text("status")!, item["object"]!),
    ];
}

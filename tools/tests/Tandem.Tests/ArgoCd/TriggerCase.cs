using Shouldly;
using Tandem.Manifests;
using Tandem.Tests.Support;

namespace Tandem.Tests.ArgoCd;

/// <summary>An Application, and the templates that a trigger sends of it. Those of a trigger are the list in the file of its name.</summary>
internal sealed record TriggerCase(string Trigger, string Name, IReadOnlyList<string> Send, Node App)
{
    public static IReadOnlyList<TriggerCase> All { get; } =
    [
        .. from path in Directory.EnumerateFiles(RealRepository.TestData("ArgoCd/triggers"), "*.yaml").Order(StringComparer.Ordinal)
           let file = YamlReader.Read(new SourceText(path, File.ReadAllText(path)))
           from item in ((SequenceNode)file.Documents.ShouldHaveSingleItem(path)).Items.Cast<MappingNode>()
           let send = ((SequenceNode)item["send"]!).Items.Cast<ScalarNode>().Select(template => template.Text)
           select new TriggerCase(Path.GetFileNameWithoutExtension(path), item.Text("name")!, [.. send], item["app"]!),
    ];
}

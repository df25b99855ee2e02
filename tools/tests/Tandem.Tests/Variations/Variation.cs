using Shouldly;
using Tandem.Manifests;
using Tandem.Tests.Support;

namespace Tandem.Tests.Variations;

/// <summary>
/// One right way to write or extend the real tree, in a file of its own under <c>Variations</c>: its first comment says why
/// it is right, its list says what to do.
/// </summary>
internal sealed record Variation(string Name, IReadOnlyList<VariationStep> Steps)
{
    public static IReadOnlyList<Variation> All { get; } =
    [
        .. Directory.EnumerateFiles(RealRepository.TestData("Variations"), "*.yaml").Order(StringComparer.Ordinal).Select(Read),
    ];

    public void Apply(TestTree tree)
    {
        foreach (var step in Steps)
        {
            step.Apply(tree);
        }
    }

    private static Variation Read(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var file = YamlReader.Read(new SourceText(name, File.ReadAllText(path)));
        file.Findings.ShouldBeEmpty(name);
        var steps = file.Documents.ShouldHaveSingleItem(name).ShouldBeOfType<SequenceNode>(name);
        return new Variation(name, [.. steps.Items.Cast<MappingNode>().Select(step => new VariationStep(step))]);
    }
}

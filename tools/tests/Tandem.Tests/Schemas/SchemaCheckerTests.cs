using Shouldly;
using Tandem.Manifests;
using Tandem.Tests.Support;

namespace Tandem.Tests.Schemas;

/// <summary>Every keyword and format that the compiled schemas support, as data under <c>cases/</c>.</summary>
public sealed class SchemaCheckerTests
{
    public static TheoryData<SchemaCase> Cases => [.. Files().SelectMany(Read)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Judges_AsTheCaseSays(SchemaCase data)
    {
        var errors = data.Check();

        var seen = string.Join("; ", errors.Select(SchemaCase.Told).Order(StringComparer.Ordinal));
        seen.ShouldBe(data.Expected, string.Join('\n', errors.Select(error => error.Message)));
    }

    [Fact]
    public void EveryEntry_HasValidAndInvalid()
    {
        foreach (var group in Files().SelectMany(Read).GroupBy(data => data.Name.Split(':')[0], StringComparer.Ordinal))
        {
            group.ShouldContain(data => data.Expected == "", group.Key);
            group.ShouldContain(data => data.Expected != "", group.Key);
        }
    }

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(RealRepository.TestData("Schemas/cases"), "*.yaml").Order(StringComparer.Ordinal);

    private static IEnumerable<SchemaCase> Read(string path)
    {
        var file = YamlReader.Read(new SourceText(path, File.ReadAllText(path)));
        file.Findings.ShouldBeEmpty();
        return ((SequenceNode)file.Documents[0]).Items.Cast<MappingNode>().SelectMany(SchemaCase.From);
    }
}

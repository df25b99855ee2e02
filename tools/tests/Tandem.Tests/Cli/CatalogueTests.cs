using Shouldly;
using Tandem.Rules;
using Tandem.Tests.Support;

namespace Tandem.Tests.Cli;

/// <summary><c>rules</c>, <c>explain</c> and <c>schemas list</c>.</summary>
public sealed class CatalogueTests
{
    [Fact]
    public async Task Rules_ListsEveryRule()
    {
        var result = await CommandLine.RunAsync(Path.GetTempPath(), ["rules"]);

        result.ExitCode.ShouldBe(0);
        result.Output.Split('\n').Count(line => line.StartsWith("TND", StringComparison.Ordinal)).ShouldBe(RuleCatalog.All.Count);
    }

    [Theory]
    [InlineData("TND0104")]
    [InlineData("tnd0104")]
    [InlineData("unknown-field")]
    public async Task Explain_PrintsThePage(string id)
    {
        var result = await CommandLine.RunAsync(Path.GetTempPath(), ["explain", id]);

        result.ExitCode.ShouldBe(0);
        result.Output.ShouldStartWith("# TND0104 unknown-field\n");
        result.Output.ShouldContain("## How to fix");
    }

    [Fact]
    public async Task SchemasList_KnowsEveryKindOfTheFleet()
    {
        var units = await RenderedFleet.OfAsync(RealRepository.Root);

        var result = await CommandLine.RunAsync(Path.GetTempPath(), ["schemas", "list"]);

        var listed = result.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2))).ToHashSet(StringComparer.Ordinal);
        units.SelectMany(unit => unit.Objects).Select(candidate => candidate.Manifest.Id.ToString()).ShouldBeSubsetOf(listed);
    }
}

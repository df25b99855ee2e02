using Shouldly;
using Tandem.Live.Jobs;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live.Jobs;

/// <summary>What a live drill brings along is no cluster's, and is checked with the fleet all the same.</summary>
public sealed class DrillFolderTests
{
    [Fact]
    public async Task Accepts_TheDrillsOwnObjects_ByThemselves()
    {
        var result = await CommandLine.RunAsync(RealRepository.Root, ["validate", DrillManifests.Folder]);

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        result.Output.ShouldContain("0 errors");
    }

    [Fact]
    public async Task Covers_ThemWithTheFleet()
    {
        using var tree = TestTree.OfTheFleet();

        var coverage = (await tree.ValidateAsync()).Coverage;

        coverage.OwnUnits.Select(unit => $"{unit.Unit} {unit.Objects}").ShouldBe([$"{DrillManifests.Folder} 8"]);
        coverage.Clusters.SelectMany(cluster => cluster.Units).ShouldNotContain(unit => unit.Unit == DrillManifests.Folder);
        coverage.UncheckedFiles.ShouldNotContain(file => file.Path.StartsWith(DrillManifests.Folder, StringComparison.Ordinal));
    }
}

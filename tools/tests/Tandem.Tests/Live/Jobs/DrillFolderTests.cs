using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live.Jobs;

/// <summary>What a live drill brings along is no cluster's, so that no other check sees it.</summary>
public sealed class DrillFolderTests
{
    [Fact]
    public async Task Accepts_TheDrillsOwnObjects()
    {
        var result = await CommandLine.RunAsync(RealRepository.Root, ["validate", "base/drill"]);

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        result.Output.ShouldContain("0 errors");
    }
}

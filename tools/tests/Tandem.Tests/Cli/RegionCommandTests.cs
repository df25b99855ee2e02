using Shouldly;
using Tandem.Tests.Editing;
using Tandem.Tests.Support;

namespace Tandem.Tests.Cli;

/// <summary>The commands that edit the tree: a diff first, then the files, then a verdict.</summary>
public sealed class RegionCommandTests
{
    [Fact]
    public async Task Add_ShowsWritesAndValidates()
    {
        using var tree = TestTree.OfTheFleet();
        string[] add = ["region", "add", "us-central1", "--zone", "us-central1-b"];
        var before = tree.Snapshot();

        var dry = await CommandLine.RunAsync(tree.Root, [.. add, "--dry-run"]);
        var mute = await CommandLine.RunAsync(tree.Root, add);

        (dry.ExitCode, dry.Error).ShouldBe((0, ""));
        dry.Output.ShouldContain("+  - ../../us-central1/address\n");
        dry.Output.ShouldContain("+++ b/clusters/us-central1/facts/region.yaml\n");
        mute.ExitCode.ShouldBe(2);
        mute.Error.ShouldContain("Nobody can be asked here");
        tree.Snapshot().ShouldBe(before, ignoreOrder: true);

        var done = await CommandLine.RunAsync(tree.Root, [.. add, "--yes"]);
        var again = await CommandLine.RunAsync(tree.Root, [.. add, "--yes"]);

        done.ExitCode.ShouldBe(0, done.Output + done.Error);
        done.Output.ShouldContain("Written: 8 files; the fleet of 3 clusters validates clean.");
        (again.ExitCode, again.Output).ShouldBe((0, "us-central1 is there already, as asked.\n"));
    }

    [Fact]
    public async Task Add_ThatDoesNotValidate_IsTakenBack()
    {
        using var tree = TestTree.OfTheFleet();
        var before = tree.Snapshot();

        var result = await CommandLine.RunAsync(tree.Root, ["region", "add", "us-central1", "--zone", "us-central1-b", "--maintenance-window", "2026-01-05T01:00:00Z 2026-01-05T07:00:00Z FREQ=WEEKLY;BYDAY=MO,TU,WE", "--yes"]);

        result.ExitCode.ShouldBe(1, result.Output);
        result.Error.ShouldContain("it was taken back, and nothing is changed");
        result.Error.ShouldContain("TND0534 maintenance-overlap");
        tree.Snapshot().Where(file => !file.Key.StartsWith(".tandem", StringComparison.Ordinal)).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task Add_ToATreeThatWasBroken_IsNotBlamedForIt()
    {
        using var tree = TestTree.OfTheFleet();
        tree.Edit("clusters/us-east5/facts/region.yaml", "vllm/vllm-tpu:v0.11.1\n  # Loader", "vllm/vllm-tpu:latest\n  # Loader");

        var result = await CommandLine.RunAsync(tree.Root, ["region", "add", "us-central1", "--zone", "us-central1-b", "--yes"]);

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        result.Output.ShouldContain("brings no finding; those of before are still there");
    }

    [Theory]
    [InlineData("region add us-east5 --zone us-east5-a --yes", "There is a region us-east5 already")]
    [InlineData("region add us-east1 --zone us-east1-d --pods 10.16.0.0/16 --yes", "overlaps")]
    [InlineData("region remove us-east55 --yes", "Did you mean us-east5?")]
    [InlineData("region move-config europe-west44 --yes", "Did you mean europe-west4?")]
    [InlineData("region add us-east1", "--zone")]
    public async Task Rejects_WrongUsage(string arguments, string message)
    {
        using var tree = TestTree.OfTheFleet();

        var result = await CommandLine.RunAsync(tree.Root, arguments.Split(' '));

        result.ExitCode.ShouldBe(2, result.Output + result.Error);
        result.Error.ShouldContain(message);
        result.Error.ShouldNotContain("   at ");
    }
}

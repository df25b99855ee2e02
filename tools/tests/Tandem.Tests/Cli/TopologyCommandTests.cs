using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Cli;

/// <summary><c>tandem topology</c>: output and exit code.</summary>
public sealed class TopologyCommandTests
{
    [Theory]
    [InlineData("", "flowchart TB\n")]
    [InlineData("--format mermaid", "flowchart TB\n")]
    [InlineData("--format svg", "<svg width=")]
    [InlineData("--format json", "{\n  \"schema\": \"tandem.topology/v1\",")]
    public async Task Draws_InTheFormatAskedFor(string arguments, string start)
    {
        using var tree = TestTree.OfTheFleet();

        var result = await RunAsync(tree, arguments);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldStartWith(start);
        result.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Output_IsTheFile()
    {
        using var tree = TestTree.OfTheFleet();

        var result = await RunAsync(tree, "--format svg --output fleet.svg");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldBeEmpty();
        tree.Read("fleet.svg").ShouldStartWith("<svg");
    }

    [Theory]
    [InlineData("--format png", 2, "png")]
    [InlineData("--format svg --output no/such/f.svg", 2, "no/such/f.svg cannot be written: there is no folder no/such.")]
    [InlineData("--output clusters", 2, "clusters cannot be written: it is a folder.")]
    public async Task WrongUsage_IsSaid(string arguments, int exitCode, string message)
    {
        using var tree = TestTree.OfTheFleet();

        var result = await RunAsync(tree, arguments);

        result.ExitCode.ShouldBe(exitCode, result.Output);
        result.Error.ShouldContain(message);
        result.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task APictureThatIsNotWhole_IsUnchecked()
    {
        using var tree = TestTree.OfTheFleet();
        tree.Write("clusters/us-east5/kustomization.yaml", "resources: [missing.yaml]\n");

        var result = await RunAsync(tree, "");

        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain("The picture is not whole: clusters/us-east5 was not rendered.");
        result.Output.ShouldContain("✖ TND");
    }

    private static Task<CommandLine.Result> RunAsync(TestTree tree, string arguments) =>
        CommandLine.RunAsync(tree.Root, ["topology", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
}

using Shouldly;
using Tandem.Tests.Editing;
using Tandem.Tests.Support;

namespace Tandem.Tests.Cli;

/// <summary><c>init</c> and <c>model set</c> as machines run them: by flags, with one message where something is wrong.</summary>
public sealed class InitCommandTests
{
    private static readonly string[] Ours = ["init", "--project-id", "acme-inference-4711", "--repository-url", "https://gitlab.example.com/acme/tandem.git", "--yes"];

    [Fact]
    public async Task Init_WritesTheFacts_AndNamesTheBucketOfTheState()
    {
        using var tree = TestTree.OfTheFleet();

        var first = await CommandLine.RunAsync(tree.Root, Ours);
        var again = await CommandLine.RunAsync(tree.Root, Ours);

        first.ExitCode.ShouldBe(0, first.Output + first.Error);
        first.Output.ShouldContain("  weightsBucket of us-east5: acme-inference-4711-gemma-weights-us-east5\n");
        first.Output.ShouldContain("next:   gcloud storage buckets create gs://acme-inference-4711-tandem-state --project=acme-inference-4711 --location=us-east5");
        (again.ExitCode, again.Output).ShouldBe((0, "The facts say so already.\n"));
    }

    [Fact]
    public async Task TheBucket_ThatCannotBeMade_IsSaidHowToMakeByHand()
    {
        using var tree = TestTree.OfTheFleet();
        tree.Write("bin/gcloud", "#!/bin/sh\necho 'ERROR: You do not have an active account' >&2\nexit 1\n");
        Signals.MakeExecutable(tree.Absolute("bin/gcloud"));
        var path = $"{tree.Absolute("bin")}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";

        var result = await CommandLine.RunAsync(tree.Root, [.. Ours, "--make-state-bucket"], environment: [("PATH", path)]);

        result.ExitCode.ShouldBe(3, result.Output);
        result.Error.ShouldContain("The state's bucket was not made: ERROR: You do not have an active account");
        result.Error.ShouldContain("By hand: gcloud storage buckets create gs://acme-inference-4711-tandem-state");
        tree.Read("base/fleet/fleet.yaml").ShouldContain("projectId: acme-inference-4711\n");
    }

    [Theory]
    [InlineData("init", "Nobody can be asked here, and no option says anything.")]
    [InlineData("init --project-id Acme --yes", "Acme is no project ID.")]
    [InlineData("init --model google/gemma-3-12b-it --yes", "--model needs --revision.")]
    [InlineData("init --regions us-east5 --yes", "us-east5 is no list of regions.")]
    [InlineData("init --regions us-central1=us-central1-b --yes", "us-east5 holds the Gateway.")]
    [InlineData("model set google/gemma-3-12b-it", "--revision")]
    [InlineData("model set google/gemma-3-12b-it --revision main --yes", "The revision main is no commit.")]
    public async Task Rejects_WrongUsage(string arguments, string message)
    {
        using var tree = TestTree.OfTheFleet();
        var before = tree.Snapshot();

        var result = await CommandLine.RunAsync(tree.Root, arguments.Split(' '));

        result.ExitCode.ShouldBe(2, result.Output + result.Error);
        result.Error.ShouldContain(message);
        result.Error.ShouldNotContain("   at ");
        tree.Snapshot().ShouldBe(before, ignoreOrder: true);
    }
}

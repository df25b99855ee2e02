using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Review;

/// <summary><c>tandem promote</c>: real branches in a real remote, the next region only once the one before is healthy.</summary>
public sealed class PromoteCommandTests
{
    [Fact]
    public async Task WithoutYes_ThePlanIsShown_AndNothingMoves()
    {
        using var repository = await WithRemoteAsync();

        var result = await CommandLine.RunAsync(repository.Root, ["promote", "main"]);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("1. deploy/europe-west4: is made at main (");
        result.Output.ShouldContain("2. deploy/us-east5: is made at main (");
        (await BranchesAsync(repository)).ShouldBeEmpty();
    }

    [Fact]
    public async Task WithoutAToken_NothingMoves()
    {
        using var repository = await WithRemoteAsync();

        var result = await CommandLine.RunAsync(repository.Root, ["promote", "main", "--yes"], environment: [("GITHUB_TOKEN", "")]);

        result.ExitCode.ShouldBe(3, result.Output);
        result.Error.ShouldContain("GITHUB_TOKEN is not set.");
        (await BranchesAsync(repository)).ShouldBeEmpty();
    }

    [Fact]
    public async Task EachRegion_MovesOnceTheOneBeforeIsHealthy()
    {
        using var repository = await WithRemoteAsync();
        await using var github = await FakeGitHub.StartAsync();
        var seen = new List<string>();
        github.OnStatus = _ =>
        {
            // The first question finds nothing yet; what stands at the remote by then is noted.
            lock (seen)
            {
                seen.Add(string.Join(' ', Branches(repository)));
                github.Statuses[seen.Count == 1 ? "argocd/europe-west4" : "argocd/us-east5"] = "success";
                github.Statuses["argocd/us-east5/gateway"] = "success";
            }
        };

        var result = await CommandLine.RunAsync(repository.Root, ["promote", "main", "--yes"], environment: github.Environment);

        result.ExitCode.ShouldBe(0, result.Error);
        seen[0].ShouldBe("deploy/europe-west4");
        seen[^1].ShouldBe("deploy/europe-west4 deploy/us-east5");
        result.Output.ShouldContain("Every region has main (");
    }

    [Theory]
    [InlineData("push", null, "ci.yaml has not ended for main (")]
    [InlineData("push", "failure", "it ended with failure: https://github.com/owner/fleet/actions/runs/1")]
    [InlineData("pull_request", "success", "in a pull request alone.")]
    [InlineData("", null, "ci.yaml never ran for main (")]
    public async Task ACommitThatDidNotPass_MovesNothing(string started, string? conclusion, string expected)
    {
        using var repository = await WithRemoteAsync();
        await using var github = await FakeGitHub.StartAsync();
        github.Runs.Clear();
        github.Runs.AddRange(started.Length == 0 ? [] : [(started, conclusion)]);

        var result = await CommandLine.RunAsync(repository.Root, ["promote", "main", "--yes"], environment: github.Environment);

        result.ExitCode.ShouldBe(1, result.Error);
        result.Error.ShouldContain(expected);
        result.Error.ShouldContain("Nothing was moved.");
        (await BranchesAsync(repository)).ShouldBeEmpty();
    }

    [Fact]
    public async Task AnotherJudge_CanTakeThePlaceOfTheWorkflow()
    {
        using var repository = await WithRemoteAsync();
        await using var github = await FakeGitHub.StartAsync();
        github.Runs.Clear();
        github.Statuses["argocd/europe-west4"] = "failure";

        var result = await CommandLine.RunAsync(repository.Root, ["promote", "main", "--yes", "--ci", "none"], environment: github.Environment);

        result.Error.ShouldContain("europe-west4 is not healthy");
    }

    [Fact]
    public async Task ARegionThatFails_StopsTheRest()
    {
        using var repository = await WithRemoteAsync();
        await using var github = await FakeGitHub.StartAsync();
        github.Statuses["argocd/europe-west4"] = "failure";

        var result = await CommandLine.RunAsync(repository.Root, ["promote", "main", "--yes"], environment: github.Environment);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("europe-west4 is not healthy with main (");
        (await BranchesAsync(repository)).ShouldBe(["deploy/europe-west4"]);
    }

    [Fact]
    public async Task ARegionThatSaysNothing_IsGivenUp_AndTheNextRunGoesOn()
    {
        using var repository = await WithRemoteAsync();
        await using var github = await FakeGitHub.StartAsync();

        var first = await CommandLine.RunAsync(repository.Root, ["promote", "main", "--yes", "--patience", "0"], environment: github.Environment);
        github.Statuses["argocd/europe-west4"] = "success";
        github.Statuses["argocd/us-east5"] = "success";
        github.Statuses["argocd/us-east5/gateway"] = "success";
        var second = await CommandLine.RunAsync(repository.Root, ["promote", "main", "--yes"], environment: github.Environment);

        first.ExitCode.ShouldBe(1);
        first.Error.ShouldContain("europe-west4 did not become healthy");
        first.Error.ShouldContain("Missing is success of argocd/europe-west4.");
        second.ExitCode.ShouldBe(0, second.Error);
        second.Output.ShouldContain("1. deploy/europe-west4: is at main (");
        (await BranchesAsync(repository)).ShouldBe(["deploy/europe-west4", "deploy/us-east5"]);
    }

    [Fact]
    public async Task AUnitThatIsNotHealthy_IsNotHealedByTheOthers()
    {
        using var repository = await WithRemoteAsync();
        await using var github = await FakeGitHub.StartAsync();
        github.Statuses["argocd/europe-west4"] = "success";
        github.Statuses["argocd/us-east5"] = "success";
        github.Statuses["argocd/us-east5/gateway"] = "pending";

        var waiting = await CommandLine.RunAsync(repository.Root, ["promote", "main", "--yes", "--patience", "0"], environment: github.Environment);
        github.Statuses["argocd/us-east5/gateway"] = "error";
        var failed = await CommandLine.RunAsync(repository.Root, ["promote", "main", "--yes", "--patience", "0"], environment: github.Environment);

        waiting.ExitCode.ShouldBe(1);
        waiting.Error.ShouldContain("Missing is success of argocd/us-east5/gateway.");
        failed.ExitCode.ShouldBe(1);
        failed.Error.ShouldContain("says argocd/us-east5/gateway");
    }

    [Fact]
    public async Task AStatusOfTheRegion_CanBeWaitedForAlone()
    {
        using var repository = await WithRemoteAsync();
        await using var github = await FakeGitHub.StartAsync();
        github.Statuses["health/europe-west4"] = "success";
        github.Statuses["health/us-east5"] = "success";

        var result = await CommandLine.RunAsync(repository.Root, ["promote", "main", "--yes", "--status", "health/{region}"], environment: github.Environment);

        result.ExitCode.ShouldBe(0, result.Error);
    }

    [Fact]
    public async Task ABranchThatHoldsMore_IsNeverMovedBack()
    {
        using var repository = await WithRemoteAsync();
        await repository.CommitAsync("more");
        await repository.GitAsync("push", "--quiet", "origin", "HEAD:refs/heads/deploy/us-east5");
        var before = await repository.GitAsync("ls-remote", "origin");

        var plan = await CommandLine.RunAsync(repository.Root, ["promote", "HEAD~1"]);
        var run = await CommandLine.RunAsync(repository.Root, ["promote", "HEAD~1", "--yes"]);

        plan.ExitCode.ShouldBe(1);
        plan.Output.ShouldContain("which HEAD~1 (");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("nothing was moved");
        (await repository.GitAsync("ls-remote", "origin")).ShouldBe(before);
    }

    [Fact]
    public async Task ARemoteThatIsNotThere_IsSaidInOneMessage()
    {
        using var repository = await ReviewTree.SmallAsync();

        var result = await CommandLine.RunAsync(repository.Root, ["promote", "main", "--remote", "nowhere"]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("The remote nowhere does not answer");
    }

    private static async Task<ReviewTree> WithRemoteAsync()
    {
        var repository = await ReviewTree.SmallAsync();
        await repository.GitAsync("init", "--quiet", "--bare", RemoteOf(repository));
        await repository.GitAsync("remote", "add", "origin", RemoteOf(repository));
        return repository;
    }

    private static string RemoteOf(ReviewTree repository) => Path.Combine(Path.GetDirectoryName(repository.Root)!, "remote.git");

    private static Task<List<string>> BranchesAsync(ReviewTree repository) => Task.FromResult(Branches(repository));

    // A branch of a bare repository is a file.
    private static List<string> Branches(ReviewTree repository)
    {
        var heads = Path.Combine(RemoteOf(repository), "refs", "heads", "deploy");
        return !Directory.Exists(heads) ? [] : [.. Directory.GetFiles(heads).Select(file => $"deploy/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)];
    }
}

using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Review;

/// <summary><c>tandem comment</c>: one comment of a pull request, found again and updated, against a GitHub on loopback.</summary>
public sealed class CommentCommandTests
{
    private const string Commit = "0123456789012345678901234567890123456789";

    [Fact]
    public async Task ASecondRun_UpdatesTheCommentOfTheFirst_AndNoOther()
    {
        await using var github = await FakeGitHub.StartAsync();
        github.Pulls[("fork:topic", Commit)] = 7;
        github.Comments.AddRange(Enumerable.Range(0, 150).Select(i => ((long)i, 7, "User", "<!-- tandem diff -->\na copy by somebody")));

        (await CommentAsync(github, "first")).Output.ShouldContain("Written to pull request 7.");
        var second = await CommentAsync(github, "second");

        second.ExitCode.ShouldBe(0, second.Error);
        github.Comments.Count.ShouldBe(151);
        github.Comments[^1].ShouldBe((1000, 7, "Bot", "<!-- tandem diff -->\nsecond"));
    }

    [Fact]
    public async Task ABranchThatMovedOn_GetsNothing()
    {
        await using var github = await FakeGitHub.StartAsync();
        github.Pulls[("fork:topic", "another")] = 7;

        var result = await CommentAsync(github, "late");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("nothing was written");
        github.Comments.ShouldBeEmpty();
    }

    [Fact]
    public async Task ATextThatIsTooLong_IsCutToWhatGitHubTakes()
    {
        await using var github = await FakeGitHub.StartAsync();
        github.Pulls[("fork:topic", Commit)] = 7;

        await CommentAsync(github, new string('x', 70000));

        github.Comments.ShouldHaveSingleItem().Body.Length.ShouldBe(65536);
    }

    [Fact]
    public async Task ARefusal_IsSaidInOneMessage()
    {
        await using var github = await FakeGitHub.StartAsync();
        github.Refusal = 403;

        var refused = await CommentAsync(github, "text");
        var absent = await CommentAsync(github, "text", ("GITHUB_API_URL", "http://127.0.0.1:9"));
        var tokenless = await CommentAsync(github, "text", ("GITHUB_TOKEN", ""));

        refused.ExitCode.ShouldBe(3);
        refused.Error.ShouldContain("GitHub answered 403 to GET");
        absent.ExitCode.ShouldBe(3);
        absent.Error.ShouldContain("http://127.0.0.1:9/ does not answer");
        tokenless.ExitCode.ShouldBe(3);
        tokenless.Error.ShouldContain("GITHUB_TOKEN is not set.");
    }

    private static async Task<CommandLine.Result> CommentAsync(FakeGitHub github, string text, params (string, string)[] more)
    {
        using var tree = TestTree.Minimal();
        tree.Write("comment.md", text);
        return await CommandLine.RunAsync(tree.Root, ["comment", "comment.md", "--owner", "fork", "--branch", "topic", "--commit", Commit], environment: [.. github.Environment, .. more]);
    }
}

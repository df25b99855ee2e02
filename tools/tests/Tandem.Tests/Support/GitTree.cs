using Shouldly;

namespace Tandem.Tests.Support;

/// <summary>A folder as a git repository. Names and times are fixed, so that a commit of the same files has the same hash on every machine.</summary>
internal static class GitTree
{
    private const string Day = "2026-11-23T12:00:00Z";

    private static readonly (string, string)[] Fixed =
    [
        ("GIT_AUTHOR_NAME", "Test"), ("GIT_AUTHOR_EMAIL", "test@example.com"), ("GIT_AUTHOR_DATE", Day),
        ("GIT_COMMITTER_NAME", "Test"), ("GIT_COMMITTER_EMAIL", "test@example.com"), ("GIT_COMMITTER_DATE", Day),
        ("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_SYSTEM", "/dev/null"),
    ];

    /// <summary>Runs git, which must succeed.</summary>
    public static async Task<string> RunAsync(string root, params string[] arguments)
    {
        var result = await CommandLine.RunAsync("git", root, arguments, environment: Fixed);
        result.ExitCode.ShouldBe(0, $"git {string.Join(' ', arguments)}: {result.Error}");
        return result.Output;
    }

    /// <summary>Makes the repository where there is none yet, and commits everything.</summary>
    public static async Task CommitAllAsync(string root, string message = "base")
    {
        if (!Directory.Exists(Path.Combine(root, ".git")))
        {
            await RunAsync(root, "init", "--quiet", "--initial-branch=main");
        }

        await RunAsync(root, "add", "--all");
        await RunAsync(root, "commit", "--quiet", "--allow-empty", "--message", message);
    }
}

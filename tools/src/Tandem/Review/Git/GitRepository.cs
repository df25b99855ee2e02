using Tandem.Programs;

namespace Tandem.Review.Git;

/// <summary>A git repository, to be read: nothing is written into it.</summary>
public sealed class GitRepository
{
    private readonly string top;
    private readonly string prefix;

    private GitRepository(string top, string prefix, bool isShallow) => (this.top, this.prefix, IsShallow) = (top, prefix, isShallow);

    /// <summary>The top of the worktree.</summary>
    public string Top => top;

    /// <summary>Whether the clone lacks history.</summary>
    public bool IsShallow { get; }

    /// <summary>Finds the repository that a folder belongs to.</summary>
    /// <exception cref="ReviewException">It belongs to none.</exception>
    /// <exception cref="ProgramException">git cannot be started.</exception>
    public static async Task<GitRepository> OpenAsync(string folder, CancellationToken cancel)
    {
        var result = await GitProgram.RunAsync(folder, ["rev-parse", "--show-toplevel", "--is-shallow-repository", "--show-prefix"], cancel);
        var lines = result.Output.Split('\n');
        return result.ExitCode == 0 && lines.Length >= 3
            ? new GitRepository(lines[0], lines[2].TrimEnd('/'), lines[1] == "true")
            : throw NoRepository(folder, result.Error);
    }

    /// <summary>The commit that a name stands for.</summary>
    /// <exception cref="ReviewException">It stands for none here.</exception>
    public async Task<GitCommit> ResolveAsync(string name, CancellationToken cancel) =>
        await FindAsync(name, cancel) is { } id ? new GitCommit(name, id) : throw await UnknownAsync(name, cancel);

    /// <summary>The commit at which two lines of history parted.</summary>
    /// <exception cref="ReviewException">They share none, as far as this clone knows.</exception>
    public async Task<GitCommit> MergeBaseAsync(GitCommit one, GitCommit other, CancellationToken cancel)
    {
        var result = await GitProgram.RunAsync(top, ["merge-base", one.Id, other.Id], cancel);
        return result.ExitCode == 0 ? new GitCommit($"merge base of {one.Name} and {other.Name}", result.Output.Trim())
            : throw new ReviewException($"{one} and {other} share no commit here.", IsShallow ? Unshallow : "Name a branch that they come from.");
    }

    /// <summary>What is not committed, as <c>git status --porcelain</c> lists it, below the folder that was opened.</summary>
    public async Task<IReadOnlyList<string>> UncommittedAsync(CancellationToken cancel)
    {
        var result = await GitProgram.RunAsync(Home, ["status", "--porcelain", "--", "."], cancel);
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Whether one commit comes from another, or is the same.</summary>
    public async Task<bool> IsAncestorAsync(string ancestor, string commit, CancellationToken cancel) =>
        (await GitProgram.RunAsync(top, ["merge-base", "--is-ancestor", ancestor, commit], cancel)).ExitCode == 0;

    /// <summary>The paths, from the opened folder, that commits change which a remote does not have, as far as this clone knows.</summary>
    public async Task<IReadOnlyList<string>> UnknownToAsync(string remote, string commit, CancellationToken cancel)
    {
        var result = await GitProgram.RunAsync(Home, ["log", "--name-only", "--no-renames", "--pretty=format:", "-m", "-z", "--relative", commit, "--not", $"--remotes={remote}"], cancel);
        return [.. result.Output.Split(['\0', '\n'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What stands at the top of the opened folder at a commit.</summary>
    /// <exception cref="ReviewException">The commit has no such folder.</exception>
    public async Task<IReadOnlyList<string>> TopAsync(GitCommit commit, CancellationToken cancel)
    {
        var result = await GitProgram.RunAsync(top, ["ls-tree", "-z", "--name-only", SourceOf(commit)], cancel);
        return result.ExitCode == 0 ? result.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            : throw new ReviewException($"{commit} cannot be read: {GitProgram.Plain(result.Error)}.", prefix.Length == 0 ? "Run git fsck." : $"At that commit, is there a folder {prefix}?");
    }

    /// <summary>Writes files and folders of the opened folder, as a commit has them, into a folder of their own.</summary>
    /// <exception cref="ReviewException">They cannot be read or written.</exception>
    public async Task ArchiveAsync(GitCommit commit, IReadOnlyList<string> paths, ArchivedTree target, CancellationToken cancel)
    {
        if (paths.Count == 0)
        {
            return;
        }

        var result = await GitProgram.RunAsync(top, ["archive", "--format=tar", $"--output={target.Archive}", SourceOf(commit), "--", .. paths.Select(path => $":(literal){path}")], cancel);
        if (result.ExitCode != 0)
        {
            throw new ReviewException($"{commit} cannot be read: {GitProgram.Plain(result.Error)}.", "Run git fsck.");
        }

        target.Unpack(commit);
    }

    /// <summary>Where git looks for hooks, as an absolute path; the same for every worktree.</summary>
    public async Task<string> HooksFolderAsync(CancellationToken cancel)
    {
        var result = await GitProgram.RunAsync(top, ["rev-parse", "--git-path", "hooks"], cancel);
        return Path.GetFullPath(result.Output.Trim(), top);
    }

    private const string Unshallow = "This clone is shallow: git fetch --unshallow (in GitHub's actions/checkout, fetch-depth: 0).";

    private string SourceOf(GitCommit commit) => prefix.Length == 0 ? commit.Id : $"{commit.Id}:{prefix}";

    private string Home => Path.Combine(top, prefix);

    // A name that begins with a dash would be an option of git's.
    private async Task<string?> FindAsync(string name, CancellationToken cancel)
    {
        if (name.Length == 0 || name[0] == '-')
        {
            return null;
        }

        var result = await GitProgram.RunAsync(top, ["rev-parse", "--verify", "--quiet", $"{name}^{{commit}}"], cancel);
        return result.ExitCode == 0 ? result.Output.Trim() : null;
    }

    private async Task<ReviewException> UnknownAsync(string name, CancellationToken cancel) => new(
        name.Length == 0 ? "The name of a commit, branch or tag is empty." : $"There is no commit, branch or tag {name}.",
        IsShallow ? Unshallow
        : await FindAsync("origin/" + name, cancel) is not null ? $"Did you mean origin/{name}?"
        : "git branch --all lists the branches; git fetch brings in those of the remote.");

    private static ReviewException NoRepository(string folder, string error) =>
        error.Contains("dubious ownership", StringComparison.Ordinal)
            ? new ReviewException($"git does not trust {folder}: it belongs to somebody else.", $"git config --global --add safe.directory {folder}")
            : new ReviewException($"{folder} is in no git repository.", "A review compares two commits: run it inside a clone.");
}

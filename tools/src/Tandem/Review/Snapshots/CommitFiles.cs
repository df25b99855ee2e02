using Tandem.Review.Git;

namespace Tandem.Review.Snapshots;

/// <summary>Unpacks what of a commit a cluster or the ground can be made of.</summary>
internal static class CommitFiles
{
    // Writing a file costs more than reading a commit; these folders hold most files, and as a rule no manifest.
    private static readonly string[] Seldom = ["tools", "docs", "build", "artifacts", ".github"];

    /// <summary>The side that a commit is, its files in <paramref name="target"/>.</summary>
    /// <exception cref="ReviewException">The commit cannot be read.</exception>
    public static async Task<Side> UnpackAsync(GitRepository repository, GitCommit commit, ArchivedTree target, CancellationToken cancel)
    {
        var top = await repository.TopAsync(commit, cancel);
        var seldom = top.Intersect(Seldom, StringComparer.Ordinal).ToList();
        await repository.ArchiveAsync(commit, [.. top.Except(seldom, StringComparer.Ordinal)], target, cancel);
        Directory.CreateDirectory(target.Root);
        var side = Side.Of(commit.ToString(), target.Root, isTemporary: true);
        if (seldom.Count == 0 || !side.LacksAPath())
        {
            return side;
        }

        await repository.ArchiveAsync(commit, seldom, target, cancel);
        return Side.Of(commit.ToString(), target.Root, isTemporary: true);
    }
}

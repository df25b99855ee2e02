using Tandem.Programs;
using Tandem.Review.Git;
using Tandem.Validation;

namespace Tandem.Review.Hooks;

/// <summary>Checks what is about to be pushed: the commits themselves, not the files that happen to stand in the worktree.</summary>
/// <param name="root">The repository's root.</param>
/// <param name="remote">The remote that is pushed to; what it has already is not looked at again.</param>
public sealed class PushCheck(string root, string remote)
{
    // Nothing in these is validated, and writing their files takes the time.
    private static readonly string[] Spare = ["tools", "docs", "artifacts"];

    /// <summary>Whether a pushed commit changes anything that validate reads.</summary>
    /// <exception cref="ProgramException">git cannot be used.</exception>
    public async Task<bool> MattersAsync(PushedRef pushed, CancellationToken cancel)
    {
        var repository = await GitRepository.OpenAsync(root, cancel);
        var changed = await repository.UnknownToAsync(remote, pushed.Id, cancel);
        return changed.Any(path => InputDigest.Covers(path, Settings.SettingsReader.FileName));
    }

    /// <summary>Validates a pushed commit.</summary>
    /// <param name="pushed">What is pushed.</param>
    /// <param name="request">How to validate; its root is replaced.</param>
    /// <param name="report">Told of the outcome while the commit's files are there to be quoted; its answer is returned.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="ReviewException">The commit cannot be read.</exception>
    public async Task<int> ValidateAsync(PushedRef pushed, ValidationRequest request, Func<ValidationResult, int> report, CancellationToken cancel)
    {
        var repository = await GitRepository.OpenAsync(root, cancel);
        var commit = new GitCommit(pushed.Name, pushed.Id);
        using var files = ArchivedTree.Create();
        var paths = (await repository.TopAsync(commit, cancel)).Except(Spare, StringComparer.Ordinal).ToList();
        await repository.ArchiveAsync(commit, paths, files, cancel);
        return report(await Validator.RunAsync(request with { Root = files.Root }, cancel));
    }
}

namespace Tandem.Review.Hooks;

/// <summary>Puts our pre-push hook into a folder of hooks, and takes it away. A hook of somebody else's is kept and goes on running.</summary>
/// <param name="folder">Where git looks for hooks.</param>
public sealed class HookInstaller(string folder)
{
    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute |
        UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string kept = Path.Combine(folder, HookText.Kept);

    /// <summary>The hook's file.</summary>
    public string Hook { get; } = Path.Combine(folder, "pre-push");

    /// <summary>Writes the hook, by rename; the second time it does nothing.</summary>
    /// <exception cref="ReviewException">The folder holds a hook of somebody else's and one that was kept before.</exception>
    public HookOutcome Install()
    {
        var before = Read();
        if (before == HookText.Script)
        {
            return HookOutcome.Unchanged;
        }

        Directory.CreateDirectory(folder);
        var isForeign = before is not null && !HookText.IsOurs(before);
        if (isForeign)
        {
            Keep();
        }

        Write();
        return isForeign || File.Exists(kept) ? HookOutcome.InstalledBeside : HookOutcome.Installed;
    }

    /// <summary>Takes the hook away and puts back what was there before it.</summary>
    public HookOutcome Uninstall()
    {
        if (Read() is not { } script || !HookText.IsOurs(script))
        {
            return HookOutcome.Absent;
        }

        if (!File.Exists(kept))
        {
            File.Delete(Hook);
            return HookOutcome.Removed;
        }

        File.Move(kept, Hook, overwrite: true);
        return HookOutcome.Restored;
    }

    private string? Read() => File.Exists(Hook) ? File.ReadAllText(Hook) : null;

    private void Keep()
    {
        if (File.Exists(kept))
        {
            throw new ReviewException($"{Hook} is a hook of somebody else's, and so is {HookText.Kept} beside it.", "Make them one by hand, or delete the one that is not needed.");
        }

        File.Move(Hook, kept);
    }

    private void Write()
    {
        var draft = Path.Combine(folder, $".pre-push.{Guid.NewGuid():N}");
        File.WriteAllText(draft, HookText.Script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(draft, Executable);
        }

        File.Move(draft, Hook, overwrite: true);
    }
}

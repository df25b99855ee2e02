namespace Tandem.CatchRate;

/// <summary>
/// A folder for what a run writes and throws away: in memory where the system keeps such a folder with room in it and programs
/// may run from there, since trees are copied by the thousand and a file system on a disk looks long for free inodes after as many were deleted.
/// </summary>
internal static class ScratchFolder
{
    private const string InMemory = "/dev/shm";
    private const long LeastBytes = 4L * 1024 * 1024 * 1024;

    /// <summary>Makes it, and lets every program started from here on put its own temporary files there.</summary>
    public static string Create(string prefix)
    {
        if (HasMemory())
        {
            Environment.SetEnvironmentVariable("TMPDIR", InMemory);
        }

        Sweep(prefix);
        var folder = Directory.CreateTempSubdirectory(prefix).FullName;
        Environment.SetEnvironmentVariable(OperatingSystem.IsWindows() ? "TMP" : "TMPDIR", folder);
        return folder;
    }

    // What a killed run left; none takes a day.
    private static void Sweep(string prefix)
    {
        foreach (var old in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories(prefix + "*").Where(folder => folder.CreationTimeUtc < DateTime.UtcNow.AddDays(-1)))
        {
            old.Delete(recursive: true);
        }
    }

    private static bool HasMemory() => OperatingSystem.IsLinux() && Directory.Exists(InMemory)
        && new DriveInfo(InMemory).AvailableFreeSpace >= LeastBytes && !File.ReadLines("/proc/mounts").Any(RefusesPrograms);

    private static bool RefusesPrograms(string mount) => mount.Split(' ') is [_, InMemory, _, var options, ..] && options.Split(',').Contains("noexec");
}

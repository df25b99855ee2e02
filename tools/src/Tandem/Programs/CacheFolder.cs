using System.Security.Cryptography;
using System.Text;

namespace Tandem.Programs;

/// <summary>
/// What may be thrown away and made again: <c>TANDEM_CACHE</c>, or <c>tandem</c> in the user's cache folder.
/// Entries are written by rename, so that parallel processes never see half of one.
/// </summary>
public sealed class CacheFolder(string root)
{
    private const long MostBytes = 500L * 1024 * 1024;

    /// <summary>The folder that the environment names.</summary>
    public static CacheFolder FromEnvironment()
    {
        var named = Environment.GetEnvironmentVariable("TANDEM_CACHE");
        return new CacheFolder(string.IsNullOrEmpty(named) ? Path.Combine(UserCache(), "tandem") : Path.GetFullPath(named));
    }

    /// <summary>The cache's root.</summary>
    public string Root { get; } = root;

    /// <summary>Where the pinned outside programs are kept.</summary>
    public string Tools => Path.Combine(Root, "tools");

    /// <summary>The name of an entry that depends on <paramref name="parts"/> and on nothing else.</summary>
    public static string KeyOf(params IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));

    /// <summary>An entry's text; null where there is none or it cannot be read.</summary>
    public string? Read(string area, string key)
    {
        try
        {
            var path = Path.Combine(Root, area, key);
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes an entry; where the folder cannot be written, the run goes on without a cache.</summary>
    public void Write(string area, string key, string text)
    {
        try
        {
            var folder = Path.Combine(Root, area);
            Directory.CreateDirectory(folder);
            var draft = Path.Combine(folder, $".{key}.{Guid.NewGuid():N}");
            File.WriteAllText(draft, text);
            File.Move(draft, Path.Combine(folder, key), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be written costs time, not correctness.
        }
    }

    /// <summary>Drops the oldest entries of <paramref name="area"/> until the cache is below 500 MB.</summary>
    public void Trim(string area)
    {
        var folder = new DirectoryInfo(Path.Combine(Root, area));
        if (!folder.Exists)
        {
            return;
        }

        var files = folder.GetFiles().OrderByDescending(file => file.LastWriteTimeUtc).ToList();
        long kept = 0;
        foreach (var file in files)
        {
            kept += SizeOf(file);
            if (kept > MostBytes)
            {
                TryDelete(file);
            }
        }
    }

    // Parallel processes rename and drop entries between the listing and the question.
    private static long SizeOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static void TryDelete(FileInfo file)
    {
        try
        {
            file.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process dropped it first, or holds it; the next run tries again.
        }
    }

    private static string UserCache()
    {
        if (OperatingSystem.IsWindows())
        {
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named ? named
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Path.Combine(home, ".cache");
    }
}

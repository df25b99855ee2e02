using System.Security.Cryptography;
using System.Text;
using Tandem.Fleet;
using Tandem.Schemas;

namespace Tandem.Validation;

/// <summary>Everything that a run on a repository can depend on in its files: names, kinds and contents.</summary>
internal static class InputDigest
{
    // Workflows name the build's targets.
    private const string Build = "build";
    private const string BuildScript = "build.cake";
    private static readonly string[] Folders = [.. CoveredFiles.Folders, SchemaFolders.Default, Build];

    /// <summary>The digest of the settings file and of all that stands under the covered folders and the one of imported schemas; null where that cannot be said.</summary>
    public static string? Of(string root, string? settingsFile)
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            if (settingsFile is not null)
            {
                AddFile(hash, settingsFile, Path.Combine(root, settingsFile));
            }

            if (File.Exists(Path.Combine(root, BuildScript)))
            {
                AddFile(hash, BuildScript, Path.Combine(root, BuildScript));
            }

            return Folders.All(folder => AddFolder(hash, folder, Path.Combine(root, folder))) ? Convert.ToHexStringLower(hash.GetHashAndReset()) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether the digest says all that there is to say of a path from the root.</summary>
    public static bool Covers(string path, string? settingsFile) =>
        path == settingsFile || path == BuildScript || Folders.Any(folder => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal));

    // A link may lead to what has no digest here: then nothing is kept. So may a folder of the root that is one.
    private static bool AddFolder(IncrementalHash hash, string name, string path)
    {
        var folder = new DirectoryInfo(path);
        if (!folder.Exists)
        {
            Add(hash, $"-{name}", []);
            return !File.Exists(path);
        }

        Add(hash, $"d{name}", []);
        foreach (var entry in folder.GetFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (entry.LinkTarget is not null)
            {
                return false;
            }

            if (entry is DirectoryInfo)
            {
                if (!AddFolder(hash, entry.Name, entry.FullName))
                {
                    return false;
                }
            }
            else
            {
                AddFile(hash, entry.Name, entry.FullName);
            }
        }

        Add(hash, "..", []);
        return folder.LinkTarget is null;
    }

    private static void AddFile(IncrementalHash hash, string name, string path) => Add(hash, $"f{name}", File.ReadAllBytes(path));

    private static void Add(IncrementalHash hash, string name, byte[] content)
    {
        hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{content.Length}\0"));
        hash.AppendData(content);
    }
}

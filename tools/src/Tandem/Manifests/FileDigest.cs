using System.Security.Cryptography;

namespace Tandem.Manifests;

/// <summary>The content of files as short texts.</summary>
internal static class FileDigest
{
    /// <summary>The digest of one file; of one that cannot be read, that it cannot.</summary>
    public static string Of(Workspace workspace, string file)
    {
        try
        {
            return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(workspace.Absolute(file))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "unreadable";
        }
    }

    /// <summary>The digest of several files, names included.</summary>
    public static string Of(Workspace workspace, IEnumerable<string> files) => string.Join('\0', files.Select(file => $"{file}\0{Of(workspace, file)}"));
}

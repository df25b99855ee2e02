using System.Formats.Tar;

namespace Tandem.Review.Git;

/// <summary>The files of one commit in a temporary folder, gone when disposed.</summary>
public sealed class ArchivedTree : IDisposable
{
    private readonly string folder;

    private ArchivedTree(string folder) => this.folder = folder;

    /// <summary>Where the files are. No link stands above it, so that kustomize can be given relative paths.</summary>
    public string Root => Path.Combine(folder, "tree");

    internal string Archive => Path.Combine(folder, "archive.tar");

    internal static ArchivedTree Create()
    {
        var made = Directory.CreateTempSubdirectory("tandem-review-");
        return new ArchivedTree(made.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? made.FullName);
    }

    internal void Unpack(GitCommit commit)
    {
        try
        {
            Directory.CreateDirectory(Root);
            TarFile.ExtractToDirectory(Archive, Root, overwriteFiles: false);
            File.Delete(Archive);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ReviewException($"The files of {commit} cannot be written: {e.Message.TrimEnd('.')}.", "Is there room in the temporary folder, and does no link in the commit lead out of the repository?");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The system clears its temporary folder; a review does not fail for it.
        }
    }
}

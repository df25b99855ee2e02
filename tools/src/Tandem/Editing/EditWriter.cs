using System.Text;

namespace Tandem.Editing;

/// <summary>Writes edits: every file whole, each by a rename; where one cannot be written, none is.</summary>
/// <param name="root">The repository's root folder.</param>
public sealed class EditWriter(string root)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes them: new files first, so that what names them finds them.</summary>
    /// <exception cref="EditRefusal">A file is not what the edit was thought out for, or cannot be written; nothing was.</exception>
    public void Write(IReadOnlyList<FileEdit> edits)
    {
        if (edits.FirstOrDefault(edit => Current(edit.Path) != edit.Before) is { } stale)
        {
            throw new EditRefusal($"{stale.Path} was changed meanwhile; nothing was written.", "Run the command again.");
        }

        var done = new Stack<FileEdit>();
        try
        {
            foreach (var edit in edits.OrderBy(edit => edit.Before is null ? 0 : edit.After is null ? 2 : 1))
            {
                Put(edit);
                done.Push(edit);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            done.ToList().ForEach(edit => Put(edit.Reversed));
            throw new EditRefusal($"The files cannot be written: {e.Message.TrimEnd('.')}. Nothing was changed.");
        }
    }

    /// <summary>Takes edits back that were written.</summary>
    public void Undo(IReadOnlyList<FileEdit> edits) => edits.Select(edit => edit.Reversed).ToList().ForEach(Put);

    private string? Current(string path) => File.Exists(Absolute(path)) ? Utf8.GetString(File.ReadAllBytes(Absolute(path))) : null;

    private string Absolute(string path) => Path.Combine(root, path);

    private void Put(FileEdit edit)
    {
        var target = Absolute(edit.Path);
        if (edit.After is null)
        {
            File.Delete(target);
            DropEmpty(Path.GetDirectoryName(target)!);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var draft = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}");
        try
        {
            File.WriteAllText(draft, edit.After, Utf8);
            KeepMode(target, draft);
            File.Move(draft, target, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static void KeepMode(string target, string draft)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
        }
    }

    private void DropEmpty(string folder)
    {
        while (folder.Length > root.Length && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder)!;
        }
    }
}

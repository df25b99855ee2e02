namespace Tandem.Schemas;

/// <summary>The committed schemas of a folder, compared with what the generator makes.</summary>
public sealed class SchemaFolder(string root, IReadOnlyDictionary<string, string> generated)
{
    /// <summary>The paths that are missing, differ or are stale, in ordinal order.</summary>
    public IReadOnlyList<string> Changes() =>
        [.. generated.Keys.Where(path => Read(path) != generated[path]).Concat(Stale()).Order(StringComparer.Ordinal)];

    /// <summary>Makes the folder equal to the generated schemas; files of other groups stay as they are.</summary>
    public void Write()
    {
        foreach (var path in Stale())
        {
            File.Delete(Path.Combine(root, path));
        }

        foreach (var (path, text) in generated.Where(file => Read(file.Key) != file.Value))
        {
            var file = new FileInfo(Path.Combine(root, path));
            file.Directory!.Create();
            File.WriteAllText(file.FullName, text);
        }
    }

    private string? Read(string path)
    {
        var file = Path.Combine(root, path);
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    // Custom kinds are written by hand in groups of their own: only a file in a group of ours can be left over from a kind of ours.
    private List<string> Stale() =>
    [
        .. from folder in generated.Keys.Select(path => path[..path.IndexOf('/')]).Distinct()
        let directory = Path.Combine(root, folder)
        where Directory.Exists(directory)
        from file in Directory.EnumerateFiles(directory, "*.json")
        let path = $"{folder}/{Path.GetFileName(file)}"
        where !generated.ContainsKey(path)
        select path,
    ];
}

namespace Tandem.Cli;

/// <summary>
/// The folder that <c>render --output</c> writes: a run puts all of its files there, or none. Files that an earlier run wrote and
/// that nothing renders any more go; files of anybody else's stay.
/// </summary>
/// <param name="path">The folder.</param>
internal sealed class RenderFolder(string path)
{
    private const string Record = ".rendered";
    private readonly string staging = Path.Combine(path, $".rendering-{Guid.NewGuid():N}");
    private readonly List<string> written = [];

    /// <summary>Writes one file aside; <see cref="Publish"/> puts it in its place.</summary>
    public void Add(string file, string text)
    {
        var target = Path.Combine(staging, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(target, text);
        written.Add(file);
    }

    /// <summary>Puts every file in its place, each by a rename, and drops what an earlier run left of <paramref name="clusters"/>.</summary>
    /// <param name="clusters">The clusters that were rendered whole.</param>
    public void Publish(IReadOnlyCollection<string> clusters)
    {
        var record = Path.Combine(path, Record);
        string[] before = File.Exists(record) ? File.ReadAllLines(record) : [];
        var stale = before.Where(file => !written.Contains(file, StringComparer.Ordinal) && clusters.Contains(file.Split('/')[0], StringComparer.Ordinal)).ToList();
        foreach (var file in written)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(path, file))!);
            File.Move(Path.Combine(staging, file), Path.Combine(path, file), overwrite: true);
        }

        // Only what the record names is ever deleted, and no name in it leads out of the folder.
        stale.Where(file => !file.Contains("..", StringComparison.Ordinal) && !Path.IsPathRooted(file)).ToList().ForEach(file => File.Delete(Path.Combine(path, file)));
        var next = Path.Combine(staging, Record);
        File.WriteAllLines(next, before.Union(written, StringComparer.Ordinal).Except(stale, StringComparer.Ordinal).Order(StringComparer.Ordinal));
        File.Move(next, record, overwrite: true);
    }

    /// <summary>Removes what was written aside.</summary>
    public void Clear()
    {
        if (Directory.Exists(staging))
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    /// <summary>Removes what runs left aside that were killed.</summary>
    public void ClearAbandoned()
    {
        var old = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1);
        foreach (var folder in Directory.Exists(path) ? Directory.GetDirectories(path, ".rendering-*") : [])
        {
            if (Directory.GetLastWriteTimeUtc(folder) < old)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}

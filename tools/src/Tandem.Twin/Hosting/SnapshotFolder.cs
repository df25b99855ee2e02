using System.Text.Json;
using Tandem.Findings;
using Tandem.Settings;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Hosting;

/// <summary>Where the objects of a twin outlive it: a file for each region, such as <c>us-east5.json</c>.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Shown">How messages name it.</param>
public sealed record SnapshotFolder(string Path, string Shown)
{
    private const string Anew = "Without its files the twin starts anew.";

    /// <summary>What an earlier twin left of each region; nothing where it left no file.</summary>
    /// <exception cref="SettingsException">A file is missing beside others or is no snapshot, or none can be written.</exception>
    public async Task<IReadOnlyDictionary<string, StoreSnapshot>> ReadAsync(IReadOnlyList<string> regions, CancellationToken cancel)
    {
        ProveWritable();
        var found = new Dictionary<string, StoreSnapshot>(StringComparer.Ordinal);
        foreach (var region in regions.Any(region => File.Exists(FileOf(region))) ? regions : [])
        {
            found[region] = await ReadAsync(region, cancel);
        }

        return found.Values.Select(snapshot => snapshot.Time).Distinct().Count() <= 1 ? found
            : throw new SettingsException(new Place(Shown, 1, 1), $"Its files are of different moments: {string.Join(", ", found.Select(pair => $"{pair.Key} of {pair.Value.Time:u}"))}.", $"Put files of one twin there. {Anew}");
    }

    /// <summary>Writes the objects of all regions: every file is replaced, or none is touched.</summary>
    /// <param name="stores">The objects of each region.</param>
    /// <param name="time">The moment, on the twin's clock.</param>
    /// <returns>How many objects there were.</returns>
    /// <exception cref="TwinException">They cannot be written.</exception>
    public async Task<int> WriteAsync(IReadOnlyDictionary<string, ObjectStore> stores, DateTimeOffset time)
    {
        try
        {
            var snapshots = stores.ToDictionary(pair => pair.Key, pair => StoreSnapshot.Of(pair.Value, time), StringComparer.Ordinal);
            foreach (var (region, snapshot) in snapshots)
            {
                await File.WriteAllTextAsync(DraftOf(region), SnapshotText.Write(snapshot), CancellationToken.None);
            }

            // What may fail has not: from here on it is renames alone.
            snapshots.Keys.ToList().ForEach(region => File.Move(DraftOf(region), FileOf(region), overwrite: true));
            return snapshots.Values.Sum(snapshot => snapshot.Objects.Count);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TwinException($"The objects cannot be kept in {Shown}: {e.Message.TrimEnd('.')}.", "What was kept there before is still there.");
        }
    }

    /// <summary>When the file of each region was written; another answer means that it was written since.</summary>
    public IReadOnlyList<DateTime> Stamps(IEnumerable<string> regions) => [.. regions.Select(region => File.GetLastWriteTimeUtc(FileOf(region)))];

    private string FileOf(string region) => System.IO.Path.Combine(Path, $"{region}.json");

    private string DraftOf(string region) => FileOf(region) + ".new";

    private async Task<StoreSnapshot> ReadAsync(string region, CancellationToken cancel)
    {
        var name = System.IO.Path.Combine(Shown, $"{region}.json");
        try
        {
            return SnapshotText.Read(await File.ReadAllBytesAsync(FileOf(region), cancel));
        }
        catch (FileNotFoundException)
        {
            throw new SettingsException(new Place(name, 1, 1), "There is no such file, but there is one of another region.", $"A snapshot has a file for each region. {Anew}");
        }
        catch (JsonException e)
        {
            throw new SettingsException(new Place(name, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1), "It is no snapshot: the JSON is broken off or malformed here.", Anew);
        }
        catch (InvalidDataException e)
        {
            throw new SettingsException(new Place(name, 1, 1), $"It is no snapshot. {e.Message}", Anew);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(new Place(name, 1, 1), $"It cannot be read: {e.Message.TrimEnd('.')}.", Anew);
        }
    }

    // Now, not when a day's work is to be kept.
    private void ProveWritable()
    {
        try
        {
            Directory.CreateDirectory(Path);
            using var probe = new FileStream(System.IO.Path.Combine(Path, $".probe.{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(new Place(Shown, 1, 1), $"Nothing can be written there: {e.Message.TrimEnd('.')}.", "Name a folder that you may write to.");
        }
    }
}

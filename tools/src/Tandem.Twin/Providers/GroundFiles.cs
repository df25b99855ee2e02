namespace Tandem.Twin.Providers;

/// <summary>The files behind <see cref="GroundEndpoint"/>; without a folder there is nothing.</summary>
internal sealed class GroundFiles(string? folder)
{
    private readonly Lock door = new();

    /// <summary>Firewall rules of controllers, each with its network.</summary>
    public IReadOnlyList<(string Name, string Network)> Orphans()
    {
        var orphans = folder is null ? null : Path.Combine(folder, "orphans");
        return !Directory.Exists(orphans) ? [] :
            [.. Directory.EnumerateFiles(orphans).Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file).Trim()))];
    }

    /// <summary>Deletes a rule.</summary>
    public void DeleteOrphan(string name)
    {
        if (folder is not null)
        {
            File.Delete(Path.Combine(folder, "orphans", Path.GetFileName(name)));
        }
    }

    /// <summary>What a resource holds, or who holds it: a line each.</summary>
    public IReadOnlyList<string> Held(string type, string name)
    {
        lock (door)
        {
            return FileOf(type, name) is { } file && File.Exists(file) ? [.. File.ReadLines(file).Where(line => line.Length > 0)] : [];
        }
    }

    /// <summary>Adds a line where it is not there; the file is written beside its place and renamed into it.</summary>
    public void Hold(string type, string name, string line)
    {
        lock (door)
        {
            if (FileOf(type, name) is not { } file || Held(type, name).Contains(line, StringComparer.Ordinal))
            {
                return;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var draft = Path.Combine(Path.GetDirectoryName(file)!, $".{Guid.NewGuid():N}");
            File.WriteAllLines(draft, Held(type, name).Append(line));
            File.Move(draft, file, overwrite: true);
        }
    }

    /// <summary>Takes a line away; with the last one the mark goes.</summary>
    public void DeleteHeld(string type, string name, string line)
    {
        lock (door)
        {
            if (FileOf(type, name) is not { } file || !File.Exists(file))
            {
                return;
            }

            var left = File.ReadLines(file).Where(other => other.Length > 0 && other != line).ToList();
            if (left.Count == 0)
            {
                File.Delete(file);
            }
            else
            {
                File.WriteAllLines(file, left);
            }
        }
    }

    private string? FileOf(string type, string name) => folder is null ? null : Path.Combine(folder, "held", type, Path.GetFileName(name));
}

using System.Globalization;

namespace Tandem.Twin.Hosting;

/// <summary>Held by the one twin of a state folder, from its start to its end. The system lets go of it when the process dies, however it does.</summary>
public sealed class TwinLock : IDisposable
{
    private readonly FileStream file;

    private TwinLock(FileStream file) => this.file = file;

    /// <summary>Takes it.</summary>
    /// <param name="folder">The twin's folder; made where it is absent.</param>
    /// <exception cref="TwinException">A twin runs already.</exception>
    public static TwinLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            var stream = new FileStream(PathIn(folder), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            File.WriteAllText(Path.Combine(folder, "pid"), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new TwinLock(stream);
        }
        catch (IOException)
        {
            throw Taken(Holder(folder) is { } pid ? $", as process {pid}" : "");
        }
    }

    /// <summary>Refuses to go on where somebody holds it.</summary>
    /// <exception cref="TwinException">A twin runs already.</exception>
    public static void Refuse(string folder)
    {
        if (Holder(folder) is { } pid)
        {
            throw Taken($", as process {pid}");
        }
    }

    /// <summary>The process that says it holds it; null where nobody holds it.</summary>
    public static int? Holder(string folder)
    {
        try
        {
            using var probe = new FileStream(PathIn(folder), FileMode.Open, FileAccess.Write, FileShare.None);
            return null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
        catch (IOException)
        {
            var pid = Path.Combine(folder, "pid");
            return File.Exists(pid) && int.TryParse(File.ReadAllText(pid), CultureInfo.InvariantCulture, out var number) ? number : null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private static TwinException Taken(string by) => new($"A twin runs already{by}.", "Use it, or end it with tandem twin down. Another TANDEM_STATE is a twin of its own.");

    private static string PathIn(string folder) => Path.Combine(folder, "lock");
}

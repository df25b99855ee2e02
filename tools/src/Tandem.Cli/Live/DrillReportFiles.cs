using Tandem.Live.Drill;
using Tandem.Live.Drill.Reports;

namespace Tandem.Cli.Live;

/// <summary>Where a drill's reports go. A report that cannot be written must be known before the drill, not after it.</summary>
internal static class DrillReportFiles
{
    /// <summary>The guard over them.</summary>
    public static GuardResult Guard(IReadOnlyList<ReportTarget> targets, string folder)
    {
        var complaints = targets.Where(target => target.File is not null).Select(target => Complaint(target.File!, folder)).OfType<string>().ToList();
        return new GuardResult("reports can be written", complaints.Count == 0, complaints.Count > 0 ? string.Join("; ", complaints) : $"{targets.Count} wanted",
            complaints.Count == 0 ? null : "Name files in folders that exist and that you may write to.");
    }

    /// <summary>Writes them.</summary>
    /// <returns>Whether all were written.</returns>
    public static bool Write(IReadOnlyList<ReportTarget> targets, DrillReport report, string folder, Screen screen) =>
        ReportFiles.Write(targets, [.. targets.Select(target => DrillFormats.Text(target.Format, report))], folder, screen);

    private static string? Complaint(string file, string folder)
    {
        var path = Path.GetFullPath(file, folder);
        if (Directory.Exists(path))
        {
            return $"{file} is a folder";
        }

        var draft = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        try
        {
            File.WriteAllText(draft, "");
            File.Delete(draft);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return e is DirectoryNotFoundException ? $"there is no folder for {file}" : $"{file}: access is denied";
        }
    }
}

using System.Text;
using Tandem.Reports;

namespace Tandem.Cli;

/// <summary>Writes reports: to standard output, or to files by rename, so that no reader sees half of one.</summary>
internal static class ReportFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What a target's report will look like, apart from what it says.</summary>
    public static string Form(ReportTarget target, Ink ink, bool isQuiet) => $"{target.Format} {InkFor(target, ink).Colours} {isQuiet}";

    /// <summary>Makes the text of a report.</summary>
    public static string Text(ReportTarget target, ReportRun run, Ink ink) => ReportFormats.Text(target.Format, run, InkFor(target, ink));

    /// <summary>Writes every report; says which could not be written and still writes the others.</summary>
    /// <param name="targets">Where to.</param>
    /// <param name="texts">Their texts.</param>
    /// <param name="folder">The folder that their files are named from.</param>
    /// <param name="screen">Who is told.</param>
    /// <returns>Whether all were written.</returns>
    public static bool Write(IReadOnlyList<ReportTarget> targets, IReadOnlyList<string> texts, string folder, Screen screen)
    {
        var all = true;
        foreach (var (index, target) in targets.Index())
        {
            if (Failure(target, texts[index], folder, screen) is { } failure)
            {
                screen.Complain($"The {(target.Format == "picture" ? "" : "report ")}{target.File ?? $"{target.Format} to standard output"} cannot be written: {failure}.");
                all = false;
            }
        }

        return all;
    }

    private static Ink InkFor(ReportTarget target, Ink ink) => target.File is null ? ink : new Ink(colours: false);

    // The system's own words name the draft, which nobody asked for.
    private static string? Failure(ReportTarget target, string text, string folder, Screen screen)
    {
        try
        {
            if (target.File is null)
            {
                screen.Output.Write(text);
                screen.Output.Flush();
            }
            else
            {
                Write(Path.GetFullPath(target.File, folder), text);
            }

            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return $"there is no folder {Path.GetDirectoryName(target.File)}";
        }
        catch (UnauthorizedAccessException)
        {
            return Directory.Exists(Path.GetFullPath(target.File!, folder)) ? "it is a folder" : "access is denied";
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return Directory.Exists(target.File is null ? null : Path.GetFullPath(target.File, folder)) ? "it is a folder" : e.Message.TrimEnd('.');
        }
    }

    private static void Write(string path, string text)
    {
        // A link or a device stays what it is.
        if (new FileInfo(path).LinkTarget is not null || path.StartsWith("/dev/", StringComparison.Ordinal))
        {
            File.WriteAllText(path, text, Utf8);
            return;
        }

        var draft = Path.Combine(Path.GetDirectoryName(path) ?? path, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        try
        {
            File.WriteAllText(draft, text, Utf8);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}

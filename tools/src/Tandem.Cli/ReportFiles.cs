using System.Text;
using Tandem.Reports;

namespace Tandem.Cli;

/// <summary>Writes reports: to standard output, or to files by rename, so that no reader sees half of one.</summary>
internal static class ReportFiles
{
    /// <summary>What a target's report will look like, apart from what it says.</summary>
    public static string Form(ReportTarget target, Ink ink) => $"{target.Format} {InkFor(target, ink).Colours}";

    /// <summary>Makes the text of a report.</summary>
    public static string Text(ReportTarget target, ReportRun run, Ink ink)
    {
        if (target.Format == "json")
        {
            using var json = new MemoryStream();
            JsonReport.Write(json, run);
            return Encoding.UTF8.GetString(json.ToArray());
        }

        using var text = new StringWriter { NewLine = "\n" };
        new ConsoleReport(text, InkFor(target, ink)).Write(run);
        return text.ToString();
    }

    /// <summary>Writes every report; says which could not be written and still writes the others.</summary>
    /// <returns>Whether all were written.</returns>
    public static bool Write(IReadOnlyList<ReportTarget> targets, IReadOnlyList<string> texts, Screen screen)
    {
        var all = true;
        for (var i = 0; i < targets.Count; i++)
        {
            var target = targets[i];
            try
            {
                Write(target, texts[i], screen);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                screen.Complain($"The report {target.File ?? "to standard output"} cannot be written: {e.Message.TrimEnd('.')}.");
                all = false;
            }
        }

        return all;
    }

    private static Ink InkFor(ReportTarget target, Ink ink) => target.File is null ? ink : new Ink(colours: false);

    private static void Write(ReportTarget target, string text, Screen screen)
    {
        if (target.File is null)
        {
            screen.Output.Write(text);
            screen.Output.Flush();
            return;
        }

        var path = Path.GetFullPath(target.File);
        var draft = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        try
        {
            File.WriteAllText(draft, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}

using System.Text;
using Tandem.Reports.Sarif;

namespace Tandem.Reports;

/// <summary>The formats of reports, by the name that <c>--report</c> takes.</summary>
public static class ReportFormats
{
    private static readonly (string Name, Func<ReportRun, Ink, string> Text)[] All =
    [
        ("console", Console),
        ("json", (run, _) => Utf8(stream => JsonReport.Write(stream, run))),
        ("sarif", (run, _) => Utf8(stream => SarifReport.Write(stream, run))),
        ("junit", (run, _) => Utf8(stream => JUnitReport.Write(stream, run))),
        ("github", (run, _) => GitHubReport.Text(run)),
        ("markdown", (run, _) => MarkdownReport.Text(run)),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(format => format.Name)];

    /// <summary>A run as a report of one format.</summary>
    /// <param name="format">One of <see cref="Names"/>.</param>
    /// <param name="run">The run.</param>
    /// <param name="ink">Colours, for the format that has some.</param>
    public static string Text(string format, ReportRun run, Ink ink) => All.First(known => known.Name == format).Text(run, ink);

    private static string Console(ReportRun run, Ink ink)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new ConsoleReport(text, ink).Write(run);
        return text.ToString();
    }

    private static string Utf8(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

namespace Tandem.Live.Drill.Reports;

/// <summary>The formats of a drill's report, by the name that <c>--report</c> takes.</summary>
public static class DrillFormats
{
    private static readonly (string Name, Func<DrillReport, string> Text)[] All =
    [
        ("json", DrillJson.Write),
        ("markdown", DrillMarkdown.Write),
        ("junit", DrillJUnit.Write),
        ("html", DrillHtml.Write),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(format => format.Name)];

    /// <summary>A report in one format.</summary>
    public static string Text(string format, DrillReport report) => All.First(known => known.Name == format).Text(report);
}

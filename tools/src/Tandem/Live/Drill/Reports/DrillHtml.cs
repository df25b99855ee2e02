namespace Tandem.Live.Drill.Reports;

/// <summary>The report as one page that needs nothing beside it: no script, no font, no picture of anybody else's.</summary>
public static class DrillHtml
{
    /// <summary>The report as text.</summary>
    public static string Write(DrillReport report)
    {
        using var page = new HtmlWriter();
        page.Element("html", [("lang", "en")], () =>
        {
            page.Element("head", [], () =>
            {
                page.Void("meta", ("charset", "utf-8"));
                page.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
                page.Text("title", "", $"Drill {DrillWords.Headline(report)}");
                page.Style(DrillStyle.Css);
            });
            page.Element("body", [], () => Body(page, report));
        });
        return page.ToString();
    }

    private static void Body(HtmlWriter page, DrillReport report)
    {
        Head(page, report);
        Tiles(page, report);
        if (report.Seconds.Count > 0)
        {
            page.Text("h2", "", "Timeline");
            new DrillChart(page, report).Draw();
            page.Text("p", "faint", "The tinted span is the fault. Point at a bar, a phase or a mark for its figures.");
        }

        Section(page, "What had to hold", ["", "", "limit", "measured", ""], report.Checks.Select(check => (Style(check.Holds), new[] { Sign(check.Holds), check.Name, check.Limit, check.Value, check.Kind.ToString().ToLowerInvariant() })));
        Section(page, "What happened", ["at", "event", ""], report.Timeline.Select(happened => ("", new[] { $"{happened.At!.Value.TotalSeconds:0.00} s", happened.Name, happened.Text })));
        Section(page, "The load", ["", "before", "during", "steady", "after"], report.Windows is null ? [] : DrillWords.Windows(report.Windows).Select(row => ("", row)));
        Section(page, "Proof of region", ["window", "region", "answers that name it", "its own counter"], report.Counters.Select(check => (Style(check.Agrees), new[] { check.Window, check.Region, $"{check.Claimed}", $"{check.Counted}" })));
        Section(page, "Guards, before the run", ["", "guard", "found"], report.Guards.Select(guard => (Style(guard.Holds), new[] { Sign(guard.Holds), guard.Name, guard.Value })));
    }

    private static void Head(HtmlWriter page, DrillReport report)
    {
        page.Element("h1", "", () =>
        {
            page.Text("span", $"verdict {report.Verdict.ToString().ToLowerInvariant()}", report.Verdict.ToString().ToLowerInvariant());
            page.Text("span", "", $"{report.Scenario} of {report.Region}");
        });
        page.Text("p", "faint", $"{report.Id}, {report.Started:yyyy-MM-dd HH:mm:ss} UTC, {(report.Ended - report.Started).TotalSeconds:0} s, survivors {string.Join(", ", report.Survivors)}, tandem {report.Tool}");
        page.Text("p", "", DrillWords.Meaning(report));
        page.Text("p", "faint", $"Hypothesis: {report.Hypothesis} Brought about by: {report.Mechanism}.");
        if (DrillWords.Caution(report) is { } caution)
        {
            page.Text("p", "faint", caution);
        }
    }

    private static void Tiles(HtmlWriter page, DrillReport report)
    {
        if (report.Windows is not { } windows || report.Errors is not { } errors)
        {
            return;
        }

        var injected = report.Timeline.FirstOrDefault(happened => happened.Name == "inject")?.At;
        var switched = report.Timeline.FirstOrDefault(happened => happened.Name == "switch")?.At;
        page.Element("div", "tiles", () =>
        {
            Tile(page, $"{errors.Length.TotalSeconds:0.00} s", "error window");
            Tile(page, $"{errors.Failed}", "requests failed by the fault");
            Tile(page, switched is null ? "never" : $"{(switched - injected)!.Value.TotalSeconds:0.00} s", "to the first answer elsewhere");
            Tile(page, $"{windows.During.StreamsCut}", "streams cut");
            Tile(page, $"{DrillWords.Milliseconds(windows.Before.Latency?.P95)} → {DrillWords.Milliseconds(windows.Steady.Latency?.P95)} ms", "p95 before → failed over");
        });
    }

    private static void Tile(HtmlWriter page, string figure, string what) => page.Element("div", "tile", () =>
    {
        page.Text("div", "figure", figure);
        page.Text("div", "what", what);
    });

    private static void Section(HtmlWriter page, string title, string[] heads, IEnumerable<(string Style, string[] Cells)> rows)
    {
        var all = rows.ToList();
        if (all.Count > 0)
        {
            page.Text("h2", "", title);
            page.Table(heads, all);
        }
    }

    private static string Style(bool holds) => holds ? "yes" : "no";

    private static string Sign(bool holds) => holds ? "✓" : "✗";
}

namespace Tandem.Live.Drill.Reports;

/// <summary>The timeline of a drill: phases and events above, then requests by region, failures and latency over the same seconds.</summary>
internal sealed class DrillChart(HtmlWriter page, DrillReport report)
{
    private const double Top = 112;
    private const int Rows = 5;
    // The last second was cut short by the end of the load: drawn beside whole ones it would look like a loss.
    private readonly List<DrillSecond> seconds = [.. report.Seconds.SkipLast(report.Seconds.Count > 1 ? 1 : 0)];
    private readonly ChartScale scale = new(Math.Max(1, report.Seconds.Count - 1));
    private readonly List<string> regions = [report.Region, .. report.Survivors];

    /// <summary>Draws it.</summary>
    public void Draw() => page.Element("svg", [("viewBox", "0 0 1030 666"), ("role", "img"), ("aria-label", "Timeline of the drill")], () =>
    {
        Phases();
        Fault();
        Requests(new ChartPanel(page, scale, Top + 40, 200));
        Failures(new ChartPanel(page, scale, Top + 272, 70));
        Latency(new ChartPanel(page, scale, Top + 374, 140));
        Axis();
        Events();
    });

    private void Phases()
    {
        foreach (var (index, phase) in report.Phases.Index())
        {
            var (from, to) = (scale.X(phase.From.TotalSeconds), scale.X(phase.To.TotalSeconds));
            page.Shape("rect", index % 2 == 0 ? "phase" : "phase odd", $"{phase.Number} {phase.Name}: {phase.From.TotalSeconds:0.0} to {phase.To.TotalSeconds:0.0} s",
                ("x", from), ("y", 8), ("width", Math.Max(0, to - from)), ("height", 22));
            if (to - from > 62)
            {
                page.Label("head", (from + to) / 2, 24, $"{phase.Number} {phase.Name}", "middle");
            }
        }
    }

    private void Fault()
    {
        if (report.Timeline.FirstOrDefault(happened => happened.Name == "inject") is { At: { } from })
        {
            var to = report.Timeline.FirstOrDefault(happened => happened.Name == "restore")?.At?.TotalSeconds ?? scale.Seconds;
            page.Shape("rect", "fault", ("x", scale.X(from.TotalSeconds)), ("y", Top + 40), ("width", scale.X(to) - scale.X(from.TotalSeconds)), ("height", 474));
        }
    }

    // Events close together stand in rows of their own, so that their names can be read.
    private void Events()
    {
        var ends = new double[Rows];
        foreach (var happened in report.Timeline)
        {
            var x = scale.X(happened.At!.Value.TotalSeconds);
            var row = Array.FindIndex(ends, end => end <= x);
            row = row < 0 ? Array.IndexOf(ends, ends.Min()) : row;
            var label = $"{happened.Name} {happened.At.Value.TotalSeconds:0.0} s";
            var isLate = x > ChartScale.Right - 110;
            page.Shape("line", "mark", $"{label}: {happened.Text}", ("x1", x), ("x2", x), ("y1", 48 + (row * 16)), ("y2", Top + 514));
            page.Label("marked", isLate ? x - 4 : x + 4, 48 + (row * 16), label, isLate ? "end" : "start");
            ends[row] = x + 10 + (label.Length * 6.6);
        }
    }

    private void Requests(ChartPanel panel)
    {
        panel.Frame("Answers a second, by region", ChartScale.Round(seconds.Select(second => second.Regions.Values.Sum()).DefaultIfEmpty(1).Max()), "");
        panel.Legend([.. regions.Select((region, index) => ($"r{Math.Min(index, 3)}", region))]);
        foreach (var bin in Bins())
        {
            var floor = 0.0;
            foreach (var (index, region) in regions.Index())
            {
                var height = bin.Average(second => second.Regions.GetValueOrDefault(region));
                panel.Bar($"r{Math.Min(index, 3)}", bin[0].At, floor, height, $"{bin[0].At} s: {region} {height:0.#} a second");
                floor += height;
            }
        }
    }

    private void Failures(ChartPanel panel)
    {
        panel.Frame("Failures a second", ChartScale.Round(seconds.Select(second => second.Failed).DefaultIfEmpty(1).Max()), "");
        foreach (var bin in Bins().Where(bin => bin.Any(second => second.Failed > 0)))
        {
            panel.Bar("error", bin[0].At, 0, bin.Average(second => second.Failed), $"{bin[0].At} s: {bin.Sum(second => second.Failed)} failed");
        }
    }

    private void Latency(ChartPanel panel)
    {
        panel.Frame("Latency, from when a request was due", ChartScale.Round(seconds.Select(second => second.P99?.TotalMilliseconds ?? 0).DefaultIfEmpty(1).Max()), " ms");
        panel.Legend([("k50", "p50"), ("k95", "p95"), ("k99", "p99")]);
        Curve(panel, "l99", second => second.P99);
        Curve(panel, "l95", second => second.P95);
        Curve(panel, "l50", second => second.P50);
    }

    // A second without an answer has no latency: the curve breaks there.
    private void Curve(ChartPanel panel, string style, Func<DrillSecond, TimeSpan?> value)
    {
        var points = new List<(int At, double Value)>();
        foreach (var bin in Bins().Append([]))
        {
            var times = bin.Select(value).OfType<TimeSpan>().ToList();
            if (times.Count > 0)
            {
                points.Add((bin[0].At, times.Max().TotalMilliseconds));
                continue;
            }

            panel.Curve(style, points);
            points.Clear();
        }
    }

    private void Axis()
    {
        foreach (var tick in scale.Ticks())
        {
            page.Label("", scale.X(tick), Top + 532, $"{tick} s", "middle");
        }
    }

    private IEnumerable<DrillSecond[]> Bins() => seconds.Chunk(scale.Bin);
}

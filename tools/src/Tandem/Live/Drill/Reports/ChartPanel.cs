namespace Tandem.Live.Drill.Reports;

/// <summary>One panel of the timeline.</summary>
internal sealed class ChartPanel(HtmlWriter page, ChartScale scale, double top, double height)
{
    private double most = 1;

    /// <summary>Draws its title, its ground line and its scale, which ends at <paramref name="end"/>.</summary>
    public void Frame(string title, double end, string unit)
    {
        most = end;
        page.Label("head", ChartScale.Left, top - 8, title);
        foreach (var share in new[] { 0, 0.5, 1 })
        {
            page.Shape("line", "axis", ("x1", ChartScale.Left), ("x2", ChartScale.Right), ("y1", Y(share * most)), ("y2", Y(share * most)));
            page.Label("", ChartScale.Left - 6, Y(share * most) + 4, $"{share * most:0.#}{(share > 0 ? unit : "")}", "end");
        }
    }

    /// <summary>Says what the colours mean.</summary>
    public void Legend(IReadOnlyList<(string Style, string Name)> entries)
    {
        var x = ChartScale.Right - entries.Sum(entry => 30 + (entry.Name.Length * 7));
        foreach (var (style, name) in entries)
        {
            page.Shape("rect", style, ("x", x), ("y", top - 18), ("width", 11), ("height", 11), ("rx", 2));
            page.Label("", x + 16, top - 8, name);
            x += 30 + (name.Length * 7);
        }
    }

    /// <summary>A bar over the seconds of one bin, on top of what stands there.</summary>
    public void Bar(string style, int second, double floor, double value, string title)
    {
        if (value > 0)
        {
            var (from, to) = (scale.X(second), scale.X(Math.Min(second + scale.Bin, scale.Seconds)));
            page.Shape("rect", style, title, ("x", from), ("y", Y(floor + value)), ("width", Math.Max(0.6, to - from - 0.8)), ("height", Y(floor) - Y(floor + value)));
        }
    }

    /// <summary>A curve through the middles of bins.</summary>
    public void Curve(string style, IReadOnlyCollection<(int At, double Value)> points)
    {
        if (points.Count > 0)
        {
            page.Line(style, points.Select(point => (scale.X(point.At + (scale.Bin / 2.0)), Y(point.Value))));
        }
    }

    private double Y(double value) => top + height - (height * Math.Clamp(value / most, 0, 1));
}

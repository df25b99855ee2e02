namespace Tandem.Live.Drill.Reports;

/// <summary>Where things stand in the drawing: one axis of time for all panels.</summary>
/// <param name="Seconds">How many seconds are shown.</param>
internal sealed record ChartScale(int Seconds)
{
    public const double Width = 1030;
    public const double Left = 56;
    public const double Right = 1014;

    /// <summary>No more bars than can be seen.</summary>
    private const int MostBars = 240;

    /// <summary>The seconds that one bar stands for.</summary>
    public int Bin { get; } = Math.Max(1, (int)Math.Ceiling(Seconds / (double)MostBars));

    /// <summary>The place of a time.</summary>
    public double X(double seconds) => Left + ((Right - Left) * Math.Clamp(seconds / Math.Max(1, Seconds), 0, 1));

    /// <summary>Times for marks on the axis: at most a dozen, at round numbers.</summary>
    public IEnumerable<int> Ticks()
    {
        int[] steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600];
        var step = steps.FirstOrDefault(candidate => Seconds / candidate <= 12, 1200);
        return Enumerable.Range(0, (Seconds / step) + 1).Select(i => i * step);
    }

    /// <summary>The next round number, for the top of an axis.</summary>
    public static double Round(double most)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, most))));
        double[] steps = [1, 2, 2.5, 5, 10];
        return steps.Select(step => step * power).First(candidate => candidate >= most);
    }
}

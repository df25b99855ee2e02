namespace Tandem.Live.Drill.Reports;

/// <summary>Two drills side by side: what came out better, what worse.</summary>
public static class DrillComparison
{
    /// <summary>The rows: what, in the first, in the second, by how much the second differs.</summary>
    public static IReadOnlyList<string[]> Rows(DrillReport first, DrillReport second)
    {
        string[] Row(string name, Func<DrillReport, double?> value, string unit)
        {
            var (a, b) = (value(first), value(second));
            string Text(double? number) => number is null ? "–" : $"{number:0.##} {unit}".TrimEnd();
            return [name, Text(a), Text(b), a is null || b is null ? "" : b == a ? "=" : $"{b - a:+0.##;-0.##} {unit}".TrimEnd()];
        }

        return
        [
            ["verdict", Name(first), Name(second), first.Verdict == second.Verdict ? "=" : "differs"],
            ["scenario", $"{first.Scenario} of {first.Region}", $"{second.Scenario} of {second.Region}", first.Scenario == second.Scenario && first.Region == second.Region ? "=" : "differs"],
            Row("error window", report => report.Errors?.Length.TotalSeconds, "s"),
            Row("failed", report => report.Errors?.Failed, ""),
            Row("streams cut", report => report.Windows?.During.StreamsCut, ""),
            Row("first answer elsewhere", report => After(report, "switch"), "s"),
            Row("stable", report => After(report, "stable"), "s"),
            Row("servers back", report => After(report, "restored", "restore"), "s"),
            Row("share back", report => After(report, "failback", "restore"), "s"),
            Row("latency p95 before", report => report.Windows?.Before.Latency?.P95.TotalMilliseconds, "ms"),
            Row("latency p95 failed over", report => report.Windows?.Steady.Latency?.P95.TotalMilliseconds, "ms"),
            Row("first token p95 failed over", report => report.Windows?.Steady.FirstToken?.P95.TotalMilliseconds, "ms"),
        ];
    }

    private static string Name(DrillReport report) => report.Verdict.ToString().ToLowerInvariant();

    private static double? After(DrillReport report, string name, string from = "inject")
    {
        TimeSpan? At(string wanted) => report.Timeline.FirstOrDefault(happened => happened.Name == wanted)?.At;
        return (At(name) - At(from))?.TotalSeconds;
    }
}

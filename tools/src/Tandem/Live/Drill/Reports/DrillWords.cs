using Tandem.Live.Load;

namespace Tandem.Live.Drill.Reports;

/// <summary>What reports for people have in common.</summary>
public static class DrillWords
{
    /// <summary>The verdict as a headline.</summary>
    public static string Headline(DrillReport report) => $"{report.Verdict.ToString().ToLowerInvariant()}: {report.Scenario} of {report.Region}";

    /// <summary>What the verdict means, in a sentence.</summary>
    public static string Meaning(DrillReport report) => report.Verdict switch
    {
        DrillVerdict.Passed => "The hypothesis held.",
        DrillVerdict.Failed => $"The hypothesis did not hold: {Broken(report)}.",
        DrillVerdict.Aborted => $"It was stopped before it could tell: {report.Stopped}",
        _ => $"It proves nothing: {report.Stopped ?? Broken(report)}",
    };

    /// <summary>What the times of a twin are worth.</summary>
    public static string? Caution(DrillReport report) => report.Mode != "twin" ? null
        : $"Measured on the twin, whose clock runs {report.Speed:0.##} times as fast: it proves the order of things and the logic, not the times of Google's load balancers.";

    /// <summary>The lines of the table of windows: what, before, during, steady, after.</summary>
    public static IReadOnlyList<string[]> Windows(DrillWindows windows)
    {
        string[] Row(string name, Func<LoadWindow, string> text) =>
            [name, .. new[] { windows.Before, windows.During, windows.Steady, windows.After }.Select(window => window.To == window.From ? "–" : text(window))];
        return
        [
            Row("requests sent", window => $"{window.Sent} ({window.AchievedRate:0.#}/s of {window.Rate:0.#}/s)"),
            Row("answered", window => $"{window.Answered}"),
            Row("failed", window => window.Failures.Count == 0 ? "0" : string.Join(", ", window.Failures.Select(failure => $"{failure.Value} {failure.Key}"))),
            Row("streams cut", window => $"{window.StreamsCut}"),
            Row("answered by", window => string.Join(", ", window.Regions.Select(region => $"{region.Key} {region.Value}"))),
            Row("latency p50 / p95 / p99", window => Text(window.Latency)),
            Row("first token p50 / p95 / p99", window => Text(window.FirstToken)),
        ];
    }

    /// <summary>What became of all requests, and when another region answered first; null where none was sent.</summary>
    public static string? Requests(DrillReport report)
    {
        var (failed, answers) = (report.Seconds.Sum(second => second.Failed), report.Seconds.SelectMany(second => second.Regions));
        var regions = answers.GroupBy(region => region.Key, StringComparer.Ordinal).OrderBy(region => region.Key, StringComparer.Ordinal)
            .Select(region => (Name: region.Key, Count: region.Sum(second => second.Value))).ToList();
        return report.Seconds.Count == 0 ? null
            : $"{failed + regions.Sum(region => region.Count)} requests, {failed} failed; answered by {string.Join(", ", regions.Select(region => $"{region.Name} {region.Count}"))}.{Switch(report)}";
    }

    /// <summary>The error window in a sentence, with what bounds it.</summary>
    public static string Errors(DrillReport report)
    {
        var errors = report.Errors!;
        var window = errors.Failed == 0 ? "No request failed because of the fault." : $"{errors.Failed} requests failed because of the fault, over {errors.Length.TotalSeconds:0.00} s.";
        return $"{window}{(errors.Bound is null ? "" : $" Without retries the health check bounds it at {errors.Bound.Value.TotalSeconds:0.##} s{MadeOf(report)}.")}";
    }

    /// <summary>A time for people, in milliseconds.</summary>
    public static string Milliseconds(TimeSpan? time) => time is null ? "–" : $"{time.Value.TotalMilliseconds:0}";

    private static string Text(Percentiles? times) => times is null ? "–" : $"{Milliseconds(times.P50)} / {Milliseconds(times.P95)} / {Milliseconds(times.P99)} ms";

    private static string Broken(DrillReport report)
    {
        var kind = report.Verdict == DrillVerdict.Invalid ? CheckKind.Validity : (CheckKind?)null;
        return string.Join("; ", report.Checks.Where(check => !check.Holds && (kind is null || check.Kind == kind)).Select(check => $"{check.Name}: {check.Value} ({check.Limit})"));
    }

    private static string Switch(DrillReport report)
    {
        var (fault, other) = (At(report, "inject"), At(report, "switch"));
        return fault is null || other is null ? "" : $" Another region answered first {(other - fault).Value.TotalSeconds:0.00} s after the fault.";
    }

    private static TimeSpan? At(DrillReport report, string name) => report.Timeline.FirstOrDefault(happened => happened.Name == name)?.At;

    private static string MadeOf(DrillReport report) => report.HealthCheck is not { } check ? ""
        : $" ({check.Failures} failures {check.Interval} s apart and a timeout of {check.Timeout} s{(report.Speed == 1 ? "" : $", at {report.Speed:0.##} times the speed")})";
}

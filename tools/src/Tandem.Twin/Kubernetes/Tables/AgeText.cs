using System.Globalization;

namespace Tandem.Twin.Kubernetes.Tables;

/// <summary>Durations in the short form of kubectl: <c>45s</c>, <c>3m20s</c>, <c>5h</c>, <c>2d3h</c>.</summary>
internal static class AgeText
{
    /// <summary>How long ago a time was; <c>&lt;unknown&gt;</c> where it is none.</summary>
    public static string Since(string? time, DateTimeOffset now) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var then) ? Of(now - then) : "<unknown>";

    /// <summary>A duration.</summary>
    public static string Of(TimeSpan span)
    {
        var (seconds, minutes, hours, days) = ((long)span.TotalSeconds, (long)span.TotalMinutes, (long)span.TotalHours, (long)span.TotalDays);
        return seconds switch
        {
            < 0 => "0s",
            < 120 => $"{seconds}s",
            < 600 => Two(minutes, "m", seconds % 60, "s"),
            < 3 * 3600 => $"{minutes}m",
            < 8 * 3600 => Two(hours, "h", minutes % 60, "m"),
            < 48 * 3600 => $"{hours}h",
            < 8 * 86400 => Two(days, "d", hours % 24, "h"),
            < 730L * 86400 => $"{days}d",
            _ => Two(days / 365, "y", days % 365, "d"),
        };
    }

    private static string Two(long large, string of, long small, string unit) => small == 0 ? $"{large}{of}" : $"{large}{of}{small}{unit}";
}

using Tandem.Rules.Objects;

namespace Tandem.Rules.ArgoCd;

/// <summary>A window of an AppProject: from each time of a schedule on, as long as it says.</summary>
internal static class SyncWindow
{
    private const int Week = 7 * 24 * 60;

    /// <summary>Whether the next time comes before the last one's end, always. A schedule by days of the month is not judged.</summary>
    public static bool IsAlwaysOpen(ObjectField window)
    {
        var starts = window["schedule"].String is { } schedule ? CronFields.Week(schedule) : [];
        var minutes = Minutes(window["duration"].String ?? "");
        return starts.Count > 0 && starts.Zip(starts.Skip(1).Append(starts[0] + Week), (one, next) => next - one).Max() <= minutes;
    }

    // Go's durations, such as 24h and 1h30m.
    private static double Minutes(string text)
    {
        var (sum, number) = (0.0, 0.0);
        foreach (var c in text)
        {
            (sum, number) = char.IsAsciiDigit(c) ? (sum, (number * 10) + (c - '0')) : (sum + (number * c switch { 'h' => 60, 'm' => 1, 's' => 1 / 60.0, _ => double.NaN }), 0);
        }

        return sum;
    }
}

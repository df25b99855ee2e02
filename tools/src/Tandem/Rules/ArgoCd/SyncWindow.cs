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
        var minutes = SyncDuration.Seconds(window["duration"].String) / 60;
        return starts.Count > 0 && starts.Zip(starts.Skip(1).Append(starts[0] + Week), (one, next) => next - one).Max() <= minutes;
    }
}

using System.Globalization;

namespace Tandem.Rules.Fleet;

/// <summary>The days of a recurrence by days or weeks.</summary>
/// <remarks>RFC 5545, section 3.3.10. The days are those of UTC.</remarks>
/// <param name="First">The day it begins with.</param>
/// <param name="IsWeekly">Whether it goes by weeks and not by days.</param>
/// <param name="Interval">Every how many.</param>
/// <param name="Weekdays">The days of a week; empty for all of a daily one.</param>
internal sealed record RecurringDays(DateTime First, bool IsWeekly, int Interval, IReadOnlyList<DayOfWeek> Weekdays)
{
    // Sunday first, as DayOfWeek counts.
    private static readonly string[] Names = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
    private static readonly string[] Known = ["FREQ", "INTERVAL", "BYDAY", "WKST"];

    /// <summary>Reads a recurrence; null where it goes by months or years, ends some day, or is none.</summary>
    public static RecurringDays? Parse(string? text, DateTimeOffset start)
    {
        var parts = (text ?? "").Replace("RRULE:", "", StringComparison.Ordinal).Split(';').Select(part => part.Split('=')).ToList();
        if (parts.Exists(part => part.Length != 2 || !Known.Contains(part[0], StringComparer.Ordinal)) || parts.DistinctBy(part => part[0]).Count() != parts.Count)
        {
            return null;
        }

        var values = parts.ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        var days = values.GetValueOrDefault("BYDAY")?.Split(',').Select(name => Array.IndexOf(Names, name)).ToList();
        var first = start.UtcDateTime.Date;
        return values.GetValueOrDefault("FREQ") is not ("WEEKLY" or "DAILY") || days?.Contains(-1) == true
            || !int.TryParse(values.GetValueOrDefault("INTERVAL", "1"), NumberStyles.None, CultureInfo.InvariantCulture, out var interval) || interval is < 1 or > 12 ? null
            : new RecurringDays(first, values["FREQ"] == "WEEKLY", interval, days?.Select(day => (DayOfWeek)day).ToList() ?? (values["FREQ"] == "WEEKLY" ? [first.DayOfWeek] : []));
    }

    /// <summary>How many of a week's days there are.</summary>
    public int InAWeek => Weekdays.Count == 0 ? 7 : Weekdays.Count;

    /// <summary>Whether a day is one of them.</summary>
    public bool Include(DateTime day) => day >= First && (Weekdays.Count == 0 || Weekdays.Contains(day.DayOfWeek))
        && (IsWeekly ? (Monday(day) - Monday(First)).Days / 7 : (day - First).Days) % Interval == 0;

    private static DateTime Monday(DateTime day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

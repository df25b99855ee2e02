using System.Globalization;

namespace Tandem.Rules.Objects;

/// <summary>The five fields of a cron schedule, read as numbers.</summary>
internal static class CronFields
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private static readonly int[] LongestDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    /// <summary>What is wrong with a schedule of five fields; null where it comes round, or has another form.</summary>
    /// <param name="text">The schedule.</param>
    /// <param name="lastWeekday">6, or 7 where Sunday may be that too.</param>
    public static string? Flaw(string text, int lastWeekday)
    {
        if (Fields(text) is not [var minute, var hour, var day, var month, var weekday])
        {
            return null;
        }

        var days = Numbers(day, 1, 31, []);
        var months = Numbers(month, 1, 12, Months);
        return Numbers(minute, 0, 59, []) is null ? $"{minute} is no minute from 0 to 59"
            : Numbers(hour, 0, 23, []) is null ? $"{hour} is no hour from 0 to 23"
            : days is null ? $"{day} is no day from 1 to 31"
            : months is null ? $"{month} is no month from 1 to 12"
            : Numbers(weekday, 0, lastWeekday, Weekdays) is null ? $"{weekday} is no weekday from 0 to {lastWeekday}"
            : weekday is "*" or "?" && !months.Exists(one => days.Exists(each => each <= LongestDays[one - 1])) ? $"no month {month} has a day {day}"
            : null;
    }

    /// <summary>The minutes of a week, from Sunday's midnight on, at which a schedule comes; none where it goes by days of the month.</summary>
    public static IReadOnlyList<int> Week(string text) =>
        Fields(text) is [var minute, var hour, "*" or "?", "*", var weekday]
            && Numbers(minute, 0, 59, []) is { } minutes && Numbers(hour, 0, 23, []) is { } hours && Numbers(weekday, 0, 7, Weekdays) is { } days
            ? [.. (from day in days from at in hours from then in minutes select (((day % 7 * 24) + at) * 60) + then).Distinct().Order()] : [];

    private static string[] Fields(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Lists of numbers, ranges and steps; null where one of them is outside.
    private static List<int>? Numbers(string field, int first, int last, string[] words)
    {
        var numbers = new List<int>();
        foreach (var part in field.Split(','))
        {
            var (range, step) = part.Split('/') switch { [var all] => (all, "1"), [var all, var every] => (all, every), _ => ("", "") };
            var ends = range is "*" or "?" ? [first, last] : range.Split('-').Select(end => Number(end, first, words)).ToArray();
            if (ends is not ([_] or [_, _]) || !int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var by) || by < 1 || ends[0] < first || ends[^1] > last || ends[0] > ends[^1])
            {
                return null;
            }

            numbers.AddRange(Enumerable.Range(ends[0], (ends.Length == 1 && part.Contains('/') ? last : ends[^1]) - ends[0] + 1).Where(number => (number - ends[0]) % by == 0));
        }

        return numbers;
    }

    private static int Number(string text, int first, string[] words) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : Array.IndexOf(words, text.ToLowerInvariant()) is var index and >= 0 ? index + first : -1;
}

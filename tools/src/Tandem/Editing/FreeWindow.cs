using System.Globalization;
using Tandem.Facts;
using Tandem.Rules.Fleet;

namespace Tandem.Editing;

/// <summary>A maintenance window in which no other region restarts.</summary>
/// <remarks>
/// GKE wants 48 hours in every 32 days: https://docs.cloud.google.com/kubernetes-engine/docs/concepts/maintenance-windows-and-exclusions.
/// Three days of six hours give 72, one of eighteen the same.
/// </remarks>
internal static class FreeWindow
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    // A Monday.
    private static readonly DateTimeOffset Week = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private static readonly (int Day, int Hours, string Days)[] Patterns = [(0, 6, "MO,TU,WE"), (3, 6, "TH,FR,SA"), (6, 18, "SU")];

    private static readonly int[] FirstHours = [1, 13, 7, 19];

    /// <summary>The first window that meets none of the regions'.</summary>
    /// <exception cref="EditRefusal">There is none.</exception>
    public static string Beside(IEnumerable<FactsOf> regions)
    {
        var others = regions.Select(facts => Read(facts["maintenanceWindow"] ?? "")).OfType<RecurringWindow>().ToList();
        return Candidates().FirstOrDefault(text => Read(text) is { } window && !others.Exists(window.Overlaps))
            ?? throw new EditRefusal("No maintenance window is free beside those of the other regions.", "Give one with --maintenance-window: start, end and recurrence, as in region.yaml.");
    }

    private static IEnumerable<string> Candidates() =>
        from hour in FirstHours
        from pattern in Patterns
        let start = Week.AddDays(pattern.Day).AddHours(hour)
        let end = start.AddHours(pattern.Hours)
        select $"{Text(start)} {Text(end)} FREQ=WEEKLY;BYDAY={pattern.Days}";

    private static RecurringWindow? Read(string text) =>
        text.Split(' ') is [var from, var to, var rule] && Time(from) is { } start && Time(to) is { } end && end > start && RecurringDays.Parse(rule, start) is { } days
            ? new RecurringWindow(start, end - start, days) : null;

    private static string Text(DateTimeOffset time) => time.ToString(Form, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}

using System.Globalization;
using Tandem.Terraform;

namespace Tandem.Rules.Fleet;

/// <summary>When GKE may restart what a cluster runs on.</summary>
/// <param name="Cluster">The planned cluster.</param>
/// <param name="Start">The first window's start.</param>
/// <param name="Length">How long each lasts.</param>
/// <param name="Days">On which days one starts.</param>
internal sealed record MaintenanceWindow(PlannedResource Cluster, DateTimeOffset Start, TimeSpan Length, RecurringDays Days)
{
    private const string Policy = "maintenance_policy";
    private const string Window = "recurring_window";
    private const string Daily = "daily_maintenance_window";

    private static readonly string[] Attributes = ["recurrence", "start_time", "end_time"];

    /// <summary>A cluster's; null where it has none, or one whose days are not known here.</summary>
    public static MaintenanceWindow? Of(PlannedResource cluster)
    {
        var start = Time(cluster.Text(Policy, Window, "start_time"));
        var daily = Time("2026-01-01T" + cluster.Text(Policy, Daily, "start_time") + ":00Z");
        return start is { } first && Time(cluster.Text(Policy, Window, "end_time")) is { } end && end > first && RecurringDays.Parse(cluster.Text(Policy, Window, "recurrence"), first) is { } days
            ? new MaintenanceWindow(cluster, first, end - first, days)
            // Google takes four hours.
            : daily is { } hour && RecurringDays.Parse("FREQ=DAILY", hour) is { } every ? new MaintenanceWindow(cluster, hour, TimeSpan.FromHours(4), every) : null;
    }

    /// <summary>Whether both are ever at work at once.</summary>
    public bool Overlaps(MaintenanceWindow other) => Times.Overlaps(other.Times);

    /// <summary>Hours of it that Google counts in the 32 days in which there are fewest: those of windows of four hours and more.</summary>
    public double CountedHours => Length < TimeSpan.FromHours(4) ? 0 : Length.TotalHours
        * Enumerable.Range(0, Days.Interval * 7).Min(offset => Enumerable.Range(offset, 32).Count(day => Days.Include(Days.First.AddDays(day))));

    /// <summary>Whether the first window is not on one of its own days: somebody changed the one and not the other.</summary>
    public bool StartsAstray => !Days.Include(Start.UtcDateTime.Date);

    /// <summary>Hours between its start and the middle of the night where the cluster is, as the continent tells.</summary>
    public double FromNight
    {
        get
        {
            var local = (Start.UtcDateTime.TimeOfDay.TotalHours + LocalTime.Offset(Cluster.Text("location") ?? "") + 48 - 3) % 24;
            return Math.Min(local, 24 - local);
        }
    }

    /// <summary>The attribute to change: the one that the configuration itself says, else what all of them come from.</summary>
    public string[] Attribute => !Cluster.Writes(Policy, Window, "recurrence") ? [Policy, Daily, "start_time"]
        : Attributes.Select(name => new[] { Policy, Window, name }).FirstOrDefault(path => !Cluster.IsFact(path)) ?? [Policy, Window, "recurrence"];

    private RecurringWindow Times => new(Start, Length, Days);

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}

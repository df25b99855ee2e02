namespace Tandem.Rules.Fleet;

/// <summary>A time of some days in which GKE may restart a cluster.</summary>
/// <param name="Start">The first one's start.</param>
/// <param name="Length">How long each lasts.</param>
/// <param name="Days">On which days one starts.</param>
internal sealed record RecurringWindow(DateTimeOffset Start, TimeSpan Length, RecurringDays Days)
{
    private const int ComparedDays = 26 * 7;

    // What has begun goes on when the window ends: a node drains, restarts, and its server compiles.
    private static readonly TimeSpan Aftermath = TimeSpan.FromHours(1);

    /// <summary>Whether both are ever open at once, or within an hour of each other.</summary>
    public bool Overlaps(RecurringWindow other)
    {
        var first = Start > other.Start ? Start.UtcDateTime.Date : other.Start.UtcDateTime.Date;
        var others = other.Starts(first).ToList();
        return Starts(first).Any(start => others.Exists(theirs => start < theirs + other.Length + Aftermath && theirs < start + Length + Aftermath));
    }

    private IEnumerable<DateTime> Starts(DateTime first) =>
        from day in Enumerable.Range(0, ComparedDays)
        let date = first.AddDays(day)
        where Days.Include(date)
        select date + Start.UtcDateTime.TimeOfDay;
}

using System.Globalization;
using Tandem.Live.Load;

namespace Tandem.Live.Jobs;

/// <summary>Reads what <c>base/drill/scripts/load.py</c> writes.</summary>
public static class LoadLine
{
    /// <summary>The time that a line tells, from the start of the script; null where it tells none.</summary>
    public static TimeSpan? Time(string line) => line.Split(' ') is ["T", var now] ? Seconds(now) : null;

    /// <summary>The request that a line tells of, its times from the start of the script; null where it tells of none.</summary>
    public static LoadSample? Sample(string line)
    {
        if (line.Split(' ') is not ["S", var due, var sent, var first, var ended, var outcome, var region, var stream]
            || Seconds(due) is not { } dueAt || Seconds(sent) is not { } sentAt || Seconds(ended) is not { } endedAt || !Enum.TryParse<LoadOutcome>(outcome, out var what))
        {
            return null;
        }

        return new LoadSample(dueAt, sentAt, Seconds(first), endedAt, what, region == "-" ? null : region, stream == "1");
    }

    /// <summary>The same request by a clock that started <paramref name="offset"/> before the script.</summary>
    public static LoadSample Later(this LoadSample sample, TimeSpan offset) =>
        sample with { Due = sample.Due + offset, Sent = sample.Sent + offset, FirstToken = sample.FirstToken + offset, Ended = sample.Ended + offset };

    private static TimeSpan? Seconds(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
}

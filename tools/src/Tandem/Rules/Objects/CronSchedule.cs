using System.Text.RegularExpressions;

namespace Tandem.Rules.Objects;

/// <summary>When a CronJob runs.</summary>
internal static partial class CronSchedule
{
    /// <summary>What is wrong with its fields; null where they can be read.</summary>
    public static Flaw? Check(ObjectField schedule) => schedule.String is not { } text ? null
        : CronForm().IsMatch(text) ? CronFields.Flaw(text, lastWeekday: 6) is { } flaw ? schedule.Flaw($"{schedule.Here} is \"{text}\": {flaw}.") : null
        : text.StartsWith("TZ=", StringComparison.Ordinal) || text.StartsWith("CRON_TZ=", StringComparison.Ordinal)
            ? schedule.Flaw($"{schedule.Here} must not name a time zone; it is \"{text}\".", "Write the zone into timeZone.")
        : schedule.Flaw($"{schedule.Here} must be five cron fields (minute, hour, day, month, weekday) or a macro such as @daily; it is \"{text}\".");

    /// <summary>What is wrong with its time zone.</summary>
    public static Flaw? CheckZone(ObjectField zone) => zone.String is { } text && (text.Length == 0 || text.Equals("Local", StringComparison.OrdinalIgnoreCase))
        ? zone.Flaw($"{zone.Here} must be a name of the tz database, such as Europe/Berlin; it is \"{text}\".") : null;

    [GeneratedRegex(@"^\s*(@(yearly|annually|monthly|weekly|daily|midnight|hourly|every \S+)|[-0-9A-Za-z*/,?]+(\s+[-0-9A-Za-z*/,?]+){4})\s*\z",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CronForm();
}

using Tandem.Schemas;

namespace Tandem.Settings;

/// <summary>What a suppressing annotation says: <c>reason; until=2027-01-31</c>.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Until">The last day on which it holds; null for no end.</param>
/// <param name="Flaw">What is wrong with it; null where nothing is. A day that cannot be read must not make a suppression that never ends.</param>
public sealed record AllowText(string Reason, DateOnly? Until, SuppressionFlaw? Flaw)
{
    private const string UntilName = "until";

    /// <summary>Reads the text of an annotation.</summary>
    public static AllowText Read(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var (reason, named) = (parts[0], parts.Skip(1).Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries)).Where(part => part.Length == 2).ToList());
        var until = named.Find(part => part[0] == UntilName)?[1];
        var day = SuppressionDay.Read(until);
        return new AllowText(reason, day,
            reason.Length == 0 ? new SuppressionFlaw("The annotation gives no reason.", "Begin it with one: \"reason; until=2027-01-31\".")
            : until is not null && day is null ? new SuppressionFlaw($"{UntilName}={until} is no day.", "Write year, month and day: until=2027-01-31.")
            : named.Find(part => part[0] != UntilName && NearestName.Find(part[0], [UntilName]) is not null) is { } slip ? new SuppressionFlaw($"The annotation's part {slip[0]} is not known.", $"Did you mean {UntilName}?")
            : null);
    }
}

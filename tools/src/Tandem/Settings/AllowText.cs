using Tandem.Schemas;

namespace Tandem.Settings;

/// <summary>What a suppressing annotation says: <c>reason; container=vllm-tpu; until=2027-01-31</c>.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Scope">The part of the object that it is about.</param>
/// <param name="Until">The last day on which it holds; null for no end.</param>
/// <param name="Flaw">What is wrong with it; null where nothing is. A part that cannot be read must not make a suppression of everything, or one that never ends.</param>
public sealed record AllowText(string Reason, AllowScope Scope, DateOnly? Until, SuppressionFlaw? Flaw)
{
    private const string UntilName = "until";

    private static readonly string[] Names = [UntilName, .. AllowScope.Names];

    /// <summary>Reads the text of an annotation.</summary>
    public static AllowText Read(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var named = parts.Skip(1).Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries)).Where(part => part.Length == 2).ToList();
        var (scope, day) = (new AllowScope(ValueOf(named, "field"), ValueOf(named, "container")), SuppressionDay.Read(ValueOf(named, UntilName)));
        return new AllowText(parts[0], scope, day, parts[0].Length == 0
            ? new SuppressionFlaw("The annotation gives no reason.", "Begin it with one: \"reason; until=2027-01-31\".")
            : named.Select(part => FlawOf(part[0], part[1], named)).FirstOrDefault(flaw => flaw is not null));
    }

    private static string? ValueOf(List<string[]> named, string name) => named.Find(part => part[0] == name)?[1];

    private static SuppressionFlaw? FlawOf(string name, string value, List<string[]> named) =>
        name == UntilName && SuppressionDay.Read(value) is null ? new SuppressionFlaw($"{UntilName}={value} is no day.", "Write year, month and day: until=2027-01-31.")
        : !Names.Contains(name, StringComparer.Ordinal) ? NearestName.Find(name, Names) is { } meant ? new SuppressionFlaw($"The annotation's part {name} is not known.", $"Did you mean {meant}?") : null
        : value.Length == 0 ? new SuppressionFlaw($"The annotation's part {name} is empty.", "Name one, or delete the part.")
        : named.Count(part => part[0] == name) > 1 ? new SuppressionFlaw($"The annotation names more than one {name}.", "Keep one; list others under suppress in tandem.yaml.")
        : null;
}

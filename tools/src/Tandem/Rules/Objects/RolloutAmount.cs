using System.Globalization;
using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>Numbers and percentages of Pods that a rollout may add or take.</summary>
internal static class RolloutAmount
{
    /// <summary>A malformed one; null where it is well formed.</summary>
    public static Flaw? Form(ObjectField limit, bool capped) => limit.String is not { } text ? null
        : !text.EndsWith('%') || !text[..^1].All(char.IsAsciiDigit) || text.Length == 1

            ? limit.Flaw($"{limit.Here} must be an integer or a percentage such as 25%; it is the string \"{text}\".", text.All(char.IsAsciiDigit) && text.Length > 0 ? "Write it without quotes." : null)
        : capped && Amount(text) > 100 ? limit.Flaw($"{limit.Here} must be at most 100%; it is {text}.") : null;

    /// <summary>How much it is.</summary>
    public static double Amount(string text) =>
        double.TryParse(text.TrimEnd('%'), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Tandem.Rules.Gateway;

/// <summary>Gateway API's durations, as in 1h30m: https://gateway-api.sigs.k8s.io/geps/gep-2257/</summary>
internal static partial class RouteDuration
{
    /// <summary>One in seconds; null where the text is none.</summary>
    public static decimal? Seconds(string? text)
    {
        var parts = Part().Matches(text ?? "");
        return parts.Count == 0 || parts.Sum(part => part.Length) != text!.Length ? null
            : parts.Sum(part => decimal.Parse(part.Groups["number"].Value, CultureInfo.InvariantCulture) * part.Groups["unit"].Value switch { "h" => 3600, "m" => 60, "s" => 1, _ => 0.001m });
    }

    [GeneratedRegex("(?<number>[0-9]{1,5})(?<unit>ms|h|m|s)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}

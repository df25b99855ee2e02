using System.Globalization;
using System.Text.RegularExpressions;

namespace Tandem.Rules.ArgoCd;

/// <summary>Durations as Argo CD reads them: a number of seconds, or numbers with Go's units.</summary>
internal static partial class SyncDuration
{
    /// <summary>The seconds of one; null where it is none.</summary>
    public static double? Seconds(string? text) => text is null ? null
        : double.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var plain) ? plain
        : !Form().IsMatch(text) ? null : Part().Matches(text).Sum(part => double.Parse(part.Groups["number"].Value, CultureInfo.InvariantCulture) * Unit(part.Groups["unit"].Value));

    private static double Unit(string unit) => unit switch { "h" => 3600, "m" => 60, "s" => 1, "ms" => 1e-3, "ns" => 1e-9, _ => 1e-6 };

    [GeneratedRegex(@"^([0-9]+(\.[0-9]+)?(h|ms|m|s|us|µs|ns))+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();

    [GeneratedRegex(@"(?<number>[0-9]+(\.[0-9]+)?)(?<unit>h|ms|m|s|us|µs|ns)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}

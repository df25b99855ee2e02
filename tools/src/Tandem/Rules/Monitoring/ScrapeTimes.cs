using System.Globalization;
using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Monitoring;

/// <summary>Durations as Prometheus writes them.</summary>
internal static partial class ScrapeTimes
{
    /// <summary>The seconds of one; null where it is none.</summary>
    public static double? Seconds(string? text) => text is null || !Form().IsMatch(text) ? null : Part().Matches(text).Sum(part =>
        double.Parse(part.Groups["count"].Value, CultureInfo.InvariantCulture) * part.Groups["unit"].Value switch
        {
            "ms" => 0.001,
            "s" => 1,
            "m" => 60,
            "h" => 3600,
            "d" => 86400,
            "w" => 604800,
            _ => 31536000,
        });

    [GeneratedRegex(@"^([0-9]+(ms|[smhdwy]))+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();

    [GeneratedRegex("(?<count>[0-9]+)(?<unit>ms|[smhdwy])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}

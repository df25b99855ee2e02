using System.Globalization;
using System.Text.RegularExpressions;

namespace Tandem.Schemas;

/// <summary>The forms of text that the API server parses and a type alone does not show.</summary>
internal static partial class Formats
{
    /// <summary>What is wrong with <paramref name="text"/> under <paramref name="format"/>; null where nothing is, or the format asks nothing.</summary>
    public static string? Complaint(string format, string text) => format switch
    {
        "quantity" when !Quantity().IsMatch(text) =>
            "a quantity such as 500m, 4, 16Gi or 1.5e3",
        "date-time" when !DateTime().IsMatch(text) || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) =>
            "a date and time such as 2027-01-31T08:00:00Z",
        "byte" when !IsBase64(text) =>
            "base64",
        "k8s-duration" when !Duration().IsMatch(text) =>
            "a duration such as 30s, 5m or 1h30m",
        "regex" when !Re2.IsPattern(text) =>
            "a regular expression of RE2",
        _ => null,
    };

    // Go's decoder skips line breaks and no other white space.
    private static bool IsBase64(string text) => !text.AsSpan().ContainsAny(' ', '\t') && Convert.TryFromBase64String(text, new byte[text.Length], out _);

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DateTime();

    [GeneratedRegex(@"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?[0-9]+)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quantity();

    // As Prometheus reads it: the units in falling order, each at most once, or a bare 0.
    [GeneratedRegex(@"^(0|(?=.)([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?)\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Duration();
}

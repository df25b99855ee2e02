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
        "date-time" when !DateTimeOffset.TryParse(text, out _) =>
            "a date and time such as 2027-01-31T08:00:00Z",
        "byte" when !IsBase64(text) =>
            "base64",
        "k8s-duration" when !Duration().IsMatch(text) =>
            "a duration such as 30s, 5m or 1h30m",
        _ => null,
    };

    private static bool IsBase64(string text) => Convert.TryFromBase64String(text, new byte[text.Length], out _);

    [GeneratedRegex(@"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?[0-9]+)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quantity();

    [GeneratedRegex(@"^([0-9]+(ms|s|m|h|d|w|y))+$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Duration();
}

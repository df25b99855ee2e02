using System.Globalization;
using System.Text.RegularExpressions;

namespace Tandem.Rules;

/// <summary>Kubernetes quantities as numbers that can be compared.</summary>
internal static partial class Quantities
{
    private static readonly string[] Decimal = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];

    /// <summary>The value of <c>500m</c>, <c>16Gi</c> or <c>1.5e3</c>; null where it is no quantity or beyond all reason.</summary>
    public static decimal? Parse(string? text)
    {
        if (text is not null && ParseCommon(text) is { } common)
        {
            return common;
        }

        var match = Form().Match(text ?? "");
        if (!match.Success || !decimal.TryParse(match.Groups["number"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var scale = Scale(match.Groups["suffix"].Value);
        return scale is null || Math.Abs((double)number * (double)scale.Value) > 1e27 ? null : number * scale.Value;
    }

    // Nearly every quantity: a few digits, alone or with m, Mi or Gi. An expression takes twenty times as long.
    private static decimal? ParseCommon(string text)
    {
        var number = 0;
        var digits = 0;
        for (; digits < text.Length && char.IsAsciiDigit(text[digits]); digits++)
        {
            if (digits == 9)
            {
                return null;
            }

            number = (number * 10) + (text[digits] - '0');
        }

        return digits == 0 ? null : text.AsSpan(digits) switch
        {
            "" => number,
            "m" => number * 0.001m,
            "Mi" => number * 1048576m,
            "Gi" => number * 1073741824m,
            _ => null,
        };
    }

    private static decimal? Scale(string suffix)
    {
        if (suffix.EndsWith('i'))
        {
            return (decimal)Math.Pow(1024, Array.IndexOf(Decimal, suffix == "Ki" ? "k" : suffix[..1]) - 3);
        }

        var place = Array.IndexOf(Decimal, suffix);
        return place >= 0 ? (decimal)Math.Pow(1000, place - 3)
            : int.TryParse(suffix.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) && Math.Abs(exponent) <= 24
            ? (decimal)Math.Pow(10, exponent) : null;
    }

    [GeneratedRegex(@"^(?<number>[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+))(?<suffix>n|u|m||k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?[0-9]+)\z",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Tandem.Manifests;

/// <summary>
/// The numbers of YAML as kubectl reads them (sigs.k8s.io/yaml over go-yaml 2, <c>resolve.go</c>):
/// underscores are dropped, a leading 0 means octal, 0x, 0o and 0b are known, base 60 and timestamps are not.
/// </summary>
internal static partial class YamlNumbers
{
    public static bool IsInteger(string text) => IsShort(text) || TryInteger(text.Replace("_", "", StringComparison.Ordinal), out _, out _);

    public static bool IsFloat(string text) =>
        (MayBeFloat(text) && FloatPattern().IsMatch(text.Replace("_", "", StringComparison.Ordinal))) || IsSpecial(text);

    public static double ToDouble(string text)
    {
        if (IsShort(text))
        {
            return long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        }

        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (TryInteger(plain, out var size, out var isNegative))
        {
            return isNegative ? -(double)size : size;
        }

        return double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
    }

    // Nearly every number: decimal digits that fit.
    private static bool IsShort(string text)
    {
        var first = text is ['-' or '+', ..] ? 1 : 0;
        if (text.Length - first is < 1 or > 18 || (text[first] == '0' && text.Length - first > 1))
        {
            return false;
        }

        for (var i = first; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    // Quantities, addresses and durations begin like numbers: the expression need not see them.
    private static bool MayBeFloat(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c) && c is not ('.' or '_' or 'e' or 'E' or '+' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    // With 128 bits it would be shorter, and compiled in every run.
    private static bool TryInteger(string text, out ulong size, out bool isNegative)
    {
        isNegative = text.StartsWith('-');
        size = 0;
        var digits = isNegative || text.StartsWith('+') ? text[1..] : text;
        var (radix, start) = Radix(digits);
        if (start >= digits.Length || digits.Length - start > 64)
        {
            return false;
        }

        foreach (var c in digits.AsSpan(start))
        {
            var digit = char.IsAsciiHexDigit(c) ? (uint)Convert.ToInt32(c.ToString(), 16) : 16;
            if (digit >= radix || size > (ulong.MaxValue - digit) / radix)
            {
                return false;
            }

            size = (size * radix) + digit;
        }

        return !isNegative || size <= 1UL << 63;
    }

    private static (uint Radix, int Start) Radix(string digits) => digits switch
    {
        ['0', 'x' or 'X', ..] => (16, 2),
        ['0', 'o' or 'O', ..] => (8, 2),
        ['0', 'b' or 'B', ..] => (2, 2),
        ['0', _, ..] => (8, 1),
        _ => (10, 0),
    };

    private static bool IsSpecial(string text) => text is ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF"
        or "-.inf" or "-.Inf" or "-.INF" or ".nan" or ".NaN" or ".NAN";

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FloatPattern();
}

using System.Globalization;
using System.Text;

namespace Tandem.Manifests;

/// <summary>The escapes of double-quoted scalars.</summary>
internal static class YamlEscapes
{
    /// <summary>The text that an escaped one stands for; null where it holds an escape that is not common.</summary>
    public static string? Resolve(string escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                text.Append(escaped[i]);
                continue;
            }

            i++;
            if (escaped[i] == 'u' && i + 4 < escaped.Length && Unit(escaped.AsSpan(i + 1, 4)) is { } unit)
            {
                text.Append(unit);
                i += 4;
            }
            else if (Short(escaped[i]) is { } single)
            {
                text.Append(single);
            }
            else
            {
                return null;
            }
        }

        return text.ToString();
    }

    // Halves of a pair are left to the other reader, which knows how they join.
    private static char? Unit(ReadOnlySpan<char> digits) =>
        ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && !char.IsSurrogate((char)code) ? (char)code : null;

    private static char? Short(char escape) => escape switch
    {
        '"' or '\\' or '/' => escape,
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        'e' => '\u001b',
        'f' => '\f',
        'v' => '\v',
        _ => null,
    };
}

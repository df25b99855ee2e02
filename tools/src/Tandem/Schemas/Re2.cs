using System.Text;
using System.Text.RegularExpressions;

namespace Tandem.Schemas;

/// <summary>Compiles the API server's patterns, which are written for RE2.</summary>
internal static class Re2
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <summary>The pattern for .NET, whose <c>$</c> would also match before a last line break.</summary>
    public static Regex Compile(string pattern)
    {
        var text = new StringBuilder(pattern.Length + 2);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                text.Append(c).Append(pattern[++i]);
                continue;
            }

            inClass = c == '[' || (inClass && c != ']');
            text.Append(c == '$' && !inClass ? "\\z" : c.ToString());
        }

        return new Regex(text.ToString(), RegexOptions.CultureInvariant, Timeout);
    }
}

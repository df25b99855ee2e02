using System.Text;
using System.Text.RegularExpressions;

namespace Tandem.Schemas;

/// <summary>Compiles the API server's patterns, which are written for RE2: ASCII classes, one end, time in proportion to the text.</summary>
internal static class Re2
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <summary>The pattern for .NET.</summary>
    public static Regex Compile(string pattern) => new(Translate(pattern), RegexOptions.CultureInvariant, Timeout);

    /// <summary>Whether it matches; in the way that never runs away where the quick way does.</summary>
    public static bool IsMatch(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return new Regex(pattern.ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(10)).IsMatch(text);
        }
    }

    /// <summary>Whether RE2 compiles it, as far as .NET can tell.</summary>
    public static bool IsPattern(string pattern)
    {
        try
        {
            // It refuses what RE2 refuses too: looking around, and back to a group.
            _ = new Regex(Translate(pattern), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Timeout);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (NotSupportedException e)
        {
            // A repetition too large for that way of matching is none of RE2's refusals.
            return !e.Message.Contains("RegexOptions.NonBacktracking", StringComparison.Ordinal);
        }
    }

    private static string Translate(string pattern)
    {
        pattern = pattern.Replace("(?P<", "(?<", StringComparison.Ordinal);
        var text = new StringBuilder(pattern.Length + 2);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                text.Append(Escape(pattern[++i], inClass));
                i = pattern[i] is 'p' or 'P' && i + 1 < pattern.Length && pattern[i + 1] != '{' ? Braced(text, pattern, i) : i;
                continue;
            }

            if (inClass && c == '[' && Posix(pattern, i) is { } named)
            {
                text.Append(named.Range);
                i = named.Last;
                continue;
            }

            inClass = c == '[' || (inClass && c != ']');
            text.Append(c == '$' && !inClass ? "\\z" : c.ToString());
        }

        return text.ToString();
    }

    // RE2 writes a category of one letter without braces.
    private static int Braced(StringBuilder text, string pattern, int i)
    {
        text.Append('{').Append(pattern[i + 1]).Append('}');
        return i + 1;
    }

    private static (string Range, int Last)? Posix(string pattern, int start)
    {
        var end = pattern.IndexOf(":]", start, StringComparison.Ordinal);
        var range = end < 0 ? null : pattern[start..(end + 2)] switch
        {
            "[:alnum:]" => "0-9A-Za-z",
            "[:alpha:]" => "A-Za-z",
            "[:digit:]" => "0-9",
            "[:lower:]" => "a-z",
            "[:upper:]" => "A-Z",
            "[:space:]" => "\\t-\\r ",
            "[:word:]" => "0-9A-Za-z_",
            "[:xdigit:]" => "0-9A-Fa-f",
            _ => null,
        };
        return range is null ? null : (range, end + 1);
    }

    // .NET's classes take every script's digits and letters.
    private static string Escape(char letter, bool inClass) => (letter, inClass) switch
    {
        ('d', true) => "0-9",
        ('w', true) => "0-9A-Za-z_",
        ('s', true) => "\\t\\n\\f\\r ",
        ('d', false) => "[0-9]",
        ('w', false) => "[0-9A-Za-z_]",
        ('s', false) => "[\\t\\n\\f\\r ]",
        ('D', false) => "[^0-9]",
        ('W', false) => "[^0-9A-Za-z_]",
        ('S', false) => "[^\\t\\n\\f\\r ]",
        _ => $"\\{letter}",
    };
}

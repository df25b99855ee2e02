using System.Text;

namespace Tandem.Reports.Markdown;

/// <summary>Text of anybody's inside GitHub's Markdown: it can neither format, nor link, nor call anybody.</summary>
internal static class MarkdownText
{
    private const string Special = @"\`*_{}[]()<>|~$!+-.&";

    /// <summary>Running text. A name behind <c>@</c> would notify somebody, a number behind <c>#</c> would link to an issue.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder();
        foreach (var letter in PrintedText.Line(text))
        {
            _ = letter switch
            {
                '@' or '#' => result.Append(letter).Append("<!-- -->"),
                '<' => result.Append("&lt;"),
                '&' => result.Append("&amp;"),
                _ when Special.Contains(letter, StringComparison.Ordinal) && letter is not ('.' or '-' or '(' or ')' or '!' or '+') => result.Append('\\').Append(letter),
                _ => result.Append(letter),
            };
        }

        return result.ToString();
    }

    /// <summary>Text as code in a line.</summary>
    public static string Code(string text)
    {
        var plain = PrintedText.Line(text);
        var fence = new string('`', LongestRun(plain) + 1);
        return plain.StartsWith('`') || plain.EndsWith('`') ? $"{fence} {plain} {fence}" : $"{fence}{plain}{fence}";
    }

    /// <summary>Text as a block of code.</summary>
    public static string Block(string language, string text)
    {
        var plain = PrintedText.Lines(text).TrimEnd('\n');
        var fence = new string('`', Math.Max(3, LongestRun(plain) + 1));
        return $"{fence}{language}\n{plain}\n{fence}\n";
    }

    /// <summary>A part that is shown when it is asked for.</summary>
    public static string Fold(string title, string body) => $"<details>\n<summary>{Escape(title)}</summary>\n\n{body.TrimEnd('\n')}\n\n</details>\n";

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}

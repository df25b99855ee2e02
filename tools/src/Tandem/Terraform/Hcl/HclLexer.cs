using System.Text.RegularExpressions;

namespace Tandem.Terraform.Hcl;

/// <summary>
/// Splits Terraform configuration into words that keep their place. It judges nothing: whether a text is right is for
/// terraform to say, and what it cannot make sense of becomes punctuation.
/// </summary>
internal sealed partial class HclLexer(string text)
{
    private readonly List<HclToken> tokens = [];
    private int at;
    private int line = 1;
    private int lineStart;

    public static IReadOnlyList<HclToken> Read(string text) => new HclLexer(text).Read();

    private List<HclToken> Read()
    {
        while (at < text.Length)
        {
            if (text[at] == '\n')
            {
                Take(HclTokenKind.NewLine, 1);
            }
            else if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (CommentLength() is var comment and > 0)
            {
                Skip(comment);
            }
            else
            {
                TakeWord();
            }
        }

        return tokens;
    }

    private void TakeWord()
    {
        if (text[at] == '"')
        {
            Take(HclTokenKind.Quoted, QuotedLength(at));
        }
        else if (text[at] == '<' && Heredoc().Match(text, at) is { Success: true } heredoc)
        {
            Take(HclTokenKind.Heredoc, HeredocLength(heredoc));
        }
        else if (IsWord(text[at]))
        {
            var length = 1;
            while (at + length < text.Length && (IsWord(text[at + length]) || text[at + length] == '-'))
            {
                length++;
            }

            Take(HclTokenKind.Word, length);
        }
        else
        {
            Take(HclTokenKind.Symbol, 1);
        }
    }

    private void Take(HclTokenKind kind, int length)
    {
        tokens.Add(new HclToken(kind, text.Substring(at, length), at, line, at - lineStart + 1));
        Skip(length);
    }

    private void Skip(int length)
    {
        for (var end = at + length; at < end; at++)
        {
            if (text[at] == '\n')
            {
                line++;
                lineStart = at + 1;
            }
        }
    }

    private int CommentLength()
    {
        if (text[at] == '#' || Starts("//"))
        {
            var end = text.IndexOf('\n', at);
            return (end < 0 ? text.Length : end) - at;
        }

        if (!Starts("/*"))
        {
            return 0;
        }

        var close = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
        return (close < 0 ? text.Length : close + 2) - at;
    }

    // A quoted text may hold ${ } with quoted texts of its own; it ends with its line where its quote is missing.
    private int QuotedLength(int start)
    {
        var depth = 0;
        var i = start + 1;
        while (i < text.Length && text[i] != '\n')
        {
            if (depth == 0 && text[i] == '"')
            {
                return i + 1 - start;
            }

            if (text[i] == '\\' && depth == 0)
            {
                i += 2;
            }
            else if (depth > 0 && text[i] == '"')
            {
                i += QuotedLength(i);
            }
            else if (text[i] is '$' or '%' && i + 1 < text.Length && text[i + 1] == '{' && text[i - 1] != text[i])
            {
                depth++;
                i += 2;
            }
            else
            {
                depth += depth == 0 ? 0 : text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
                i++;
            }
        }

        return Math.Min(i, text.Length) - start;
    }

    private int HeredocLength(Match opening)
    {
        var start = at + opening.Length;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found : text.Length;
            if (text.AsSpan(start, end - start).Trim().SequenceEqual(opening.Groups["marker"].ValueSpan))
            {
                return end - at;
            }

            start = end + 1;
        }

        return text.Length - at;
    }

    private bool Starts(string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    [GeneratedRegex(@"\G<<-?(?<marker>[A-Za-z_][A-Za-z0-9_]*)[ \t]*\r?\n", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heredoc();
}

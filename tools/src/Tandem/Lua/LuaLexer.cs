using System.Buffers;
using System.Text;

namespace Tandem.Lua;

/// <summary>Takes a script of Lua 5.1 apart into words.</summary>
/// <remarks>Lua 5.1 reference manual, 2.1; what later versions added is no word.</remarks>
internal sealed class LuaLexer(string text)
{
    private const string Escapes = "abfnrtv";
    private const string Escaped = "\a\b\f\n\r\t\v";

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "if", "in",
        "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
    };

    private static readonly string[] Symbols = ["...", "..", "==", "~=", "<=", ">=", .. "+-*/%^#<>=(){}[];:,.".Select(c => c.ToString())];
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.abcdefABCDEFxX");

    private readonly List<LuaToken> tokens = [];
    private int at;
    private int line = 1;
    private int lineStart;

    /// <summary>The words of a script, the last of which is its end.</summary>
    /// <exception cref="LuaException">Something is no word of Lua.</exception>
    public static IReadOnlyList<LuaToken> Read(string text) => new LuaLexer(text).Read();

    private List<LuaToken> Read()
    {
        while (SkipBlanks())
        {
            tokens.Add(Next());
        }

        // Something that is missing at the end is missing after the last word.
        var last = tokens.Count > 0 ? tokens[^1] : Here(LuaTokenKind.End, "");
        tokens.Add(last with { Kind = LuaTokenKind.End, Text = "" });
        return tokens;
    }

    private LuaToken Here(LuaTokenKind kind, string word) => new(kind, word, line, at - lineStart + 1);

    private bool At(string word) => string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    private void Step()
    {
        if (text[at++] == '\n')
        {
            line++;
            lineStart = at;
        }
    }

    // Blanks and comments; whether anything follows.
    private bool SkipBlanks()
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || At("--")))
        {
            if (!At("--"))
            {
                Step();
                continue;
            }

            at += 2;
            if (Long() is null)
            {
                while (at < text.Length && text[at] != '\n')
                {
                    at++;
                }
            }
        }

        return at < text.Length;
    }

    private LuaToken Next()
    {
        var c = text[at];
        if (char.IsAsciiLetter(c) || c == '_')
        {
            var word = While(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
            return word with { Kind = Keywords.Contains(word.Text) ? LuaTokenKind.Keyword : LuaTokenKind.Name };
        }

        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            return While(digit => OfNumbers.Contains(digit) || ("+-".Contains(digit) && text[at - 1] is 'e' or 'E')) with { Kind = LuaTokenKind.Number };
        }

        if (c is '"' or '\'')
        {
            return Quoted(c);
        }

        var start = Here(LuaTokenKind.String, "");
        if (c == '[' && Long() is { } held)
        {
            return start with { Text = held };
        }

        var symbol = Symbols.FirstOrDefault(At) ?? throw new LuaException($"{c} is no word of Lua 5.1.", start);
        var token = Here(LuaTokenKind.Symbol, symbol);
        at += symbol.Length;
        return token;
    }

    private LuaToken While(Func<char, bool> belongs)
    {
        var token = Here(LuaTokenKind.Name, "");
        var start = at++;
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }

        return token with { Text = text[start..at] };
    }

    private LuaToken Quoted(char quote)
    {
        at++;
        var (token, held) = (Here(LuaTokenKind.String, ""), new StringBuilder());
        while (at < text.Length && text[at] is not '\n' && text[at] != quote)
        {
            held.Append(text[at] == '\\' ? Escape() : text[at]);
            Step();
        }

        if (at >= text.Length || text[at] != quote)
        {
            throw new LuaException("A string has no end.", token);
        }

        at++;
        return token with { Text = held.ToString() };
    }

    // Leaves its last character to be passed.
    private char Escape()
    {
        at++;
        var digits = 0;
        while (digits < 3 && at + digits < text.Length && char.IsAsciiDigit(text[at + digits]))
        {
            digits++;
        }

        if (digits > 0)
        {
            at += digits - 1;
            return (char)int.Parse(text.AsSpan(at - digits + 1, digits));
        }

        var known = at < text.Length ? Escapes.IndexOf(text[at], StringComparison.Ordinal) : -1;
        return known >= 0 ? Escaped[known] : at < text.Length ? text[at] : '\\';
    }

    // What a long bracket holds; null where none begins here.
    private string? Long()
    {
        var level = 0;
        while (at + 1 + level < text.Length && text[at] == '[' && text[at + 1 + level] == '=')
        {
            level++;
        }

        if (at + 1 + level >= text.Length || text[at] != '[' || text[at + 1 + level] != '[')
        {
            return null;
        }

        var (opening, start) = (Here(LuaTokenKind.String, ""), at + 2 + level);
        var end = text.IndexOf($"]{new string('=', level)}]", start, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new LuaException("A long bracket has no end.", opening);
        }

        while (at < end + 2 + level)
        {
            Step();
        }

        return text[start..end].TrimStart('\r').StartsWith('\n') ? text[start..end].TrimStart('\r')[1..] : text[start..end];
    }
}
